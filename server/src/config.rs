//! Settings: each a flag and an environment variable, and the municipality from a TOML file.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
};

use clap::Args;
use domain::municipality::Municipality;

/// Järfälla (0123), built in: what runs when no `--config` is given.
const BUILT_IN: &str = include_str!("../config/jarfalla.toml");

/// The settings as they are given, before the configuration file is read.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Settings")]
pub struct Settings {
    /// The address and port to listen on.
    #[arg(
        long,
        global = true,
        env = "LAGESBILD_LISTEN",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:3000"
    )]
    pub listen: SocketAddr,

    /// Where everything is kept: sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE.
    #[arg(
        long,
        global = true,
        env = "LAGESBILD_DATABASE",
        value_name = "ADDRESS",
        default_value = "sqlite:data/lagesbild.db"
    )]
    pub database: String,

    /// The address that residents reach, which goes into QR codes. Without it: the listening address.
    #[arg(long, global = true, env = "LAGESBILD_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,

    /// Proxies whose forwarded client address counts: IP addresses or networks (10.0.0.0/8), with commas between.
    #[arg(
        long,
        global = true,
        env = "LAGESBILD_TRUSTED_PROXIES",
        value_name = "NETWORKS",
        default_value = "",
        hide_default_value = true
    )]
    pub trusted_proxies: Networks,

    /// The municipality: a TOML file with areas, population, contacts and thresholds. Without it: Järfälla.
    #[arg(long, global = true, env = "LAGESBILD_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Everything that is settled before the process starts.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    pub public_url: PublicUrl,
    pub trusted_proxies: Vec<Network>,
    pub municipality: Municipality,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error(
        "the public URL {0:?} cannot be used; write it as https://host or https://host/folder, with nothing after"
    )]
    PublicUrl(String),
    #[error("the configuration file {path} cannot be read ({reason}); check --config / LAGESBILD_CONFIG")]
    Unreadable { path: PathBuf, reason: std::io::Error },
    #[error("the configuration file {path} is not understood; correct it here:\n{reason}")]
    Syntax { path: PathBuf, reason: toml::de::Error },
    #[error("the configuration file {path} cannot be used:\n  - {}", faults.join("\n  - "))]
    Faults { path: PathBuf, faults: Vec<String> },
    #[error(
        "the file {path}, which areas_geojson names, cannot be read ({reason}); write its path as seen from the \
         configuration file's folder, or leave out areas_geojson: then no map is drawn"
    )]
    NoMap { path: PathBuf, reason: std::io::Error },
    #[error("the file {path}, which areas_geojson names, cannot be drawn:\n  - {}", faults.join("\n  - "))]
    Map { path: PathBuf, faults: Vec<String> },
}

impl Settings {
    /// Reads the configuration file and checks everything.
    pub fn resolve(self) -> Result<Config, ConfigError> {
        // A variable that is set to nothing is taken as not set: that is how containers leave one out.
        let public_url = match self.public_url.as_ref().filter(|given| !given.trim().is_empty()) {
            Some(given) => PublicUrl::parse(given).ok_or_else(|| ConfigError::PublicUrl(given.clone()))?,
            None => PublicUrl::of_listener(self.listen),
        };
        Ok(Config {
            listen: self.listen,
            database: self.database,
            public_url,
            trusted_proxies: self.trusted_proxies.0,
            municipality: match self.config.as_ref().filter(|path| !path.as_os_str().is_empty()) {
                Some(path) => read_municipality(path)?,
                None => built_in_municipality(),
            },
        })
    }
}

impl Config {
    /// Whether a connection from this address may say, in a header, for whom it speaks.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(peer))
    }
}

/// Järfälla, with its areas and without population figures.
pub fn built_in_municipality() -> Municipality {
    toml::from_str(BUILT_IN).expect("the built-in configuration is checked by a test")
}

fn read_municipality(path: &Path) -> Result<Municipality, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|reason| ConfigError::Unreadable { path: path.to_owned(), reason })?;
    let mut municipality: Municipality =
        toml::from_str(&text).map_err(|reason| ConfigError::Syntax { path: path.to_owned(), reason })?;
    let faults = municipality.faults();
    if !faults.is_empty() {
        return Err(ConfigError::Faults { path: path.to_owned(), faults });
    }
    if let Some(file) = municipality.map.file() {
        let path = path.parent().unwrap_or(Path::new("")).join(file);
        read_map(&mut municipality, path)?;
    }
    Ok(municipality)
}

/// The areas' outlines. A larger file is not one of them: it is not even read.
fn read_map(municipality: &mut Municipality, path: PathBuf) -> Result<(), ConfigError> {
    const LARGEST: u64 = 32 * 1024 * 1024;
    let size = |path: &Path| std::fs::metadata(path).map(|about| about.len());
    let text = match size(&path) {
        Ok(size) if size > LARGEST => {
            let faults = vec![format!(
                "it is {} MiB, at most {} are read; make the outlines simpler first, for example with `ogr2ogr -simplify`",
                size >> 20,
                LARGEST >> 20
            )];
            return Err(ConfigError::Map { path, faults });
        }
        Ok(_) => std::fs::read_to_string(&path),
        Err(error) => Err(error),
    };
    let text = match text {
        Ok(text) => text,
        Err(reason) => return Err(ConfigError::NoMap { path, reason }),
    };
    let areas: Vec<String> = municipality.areas.iter().map(|area| area.id.clone()).collect();
    let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
    municipality.map.read(&text, &areas).map_err(|faults| ConfigError::Map { path, faults })
}

/// An `http` or `https` address without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// `None` for another scheme, no host, or a query, fragment or user in it.
    pub fn parse(given: &str) -> Option<Self> {
        let trimmed = given.trim().trim_end_matches('/');
        let rest = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        let valid = !host.is_empty()
            && !host.starts_with(':')
            && !rest.contains(['?', '#', '@', '"', '<', '>', '\\'])
            && !rest.contains(char::is_whitespace);
        valid.then(|| Self(trimmed.to_owned()))
    }

    /// The address on this machine, for a listener on every interface too.
    fn of_listener(listen: SocketAddr) -> Self {
        let ip = match listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        Self(format!("http://{}", SocketAddr::new(ip, listen.port())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the QR of an event holds: `{public_url}/e/{CODE}`.
    pub fn event(&self, code: &domain::event::EventCode) -> String {
        format!("{}/e/{code}", self.0)
    }

    /// What the QR of a card holds: `{public_url}/k/{CODE}`; without a code, where one is typed.
    pub fn card(&self, code: Option<&domain::single_use::SingleUseCode>) -> String {
        let code = code.map(|code| format!("/{}", code.as_str())).unwrap_or_default();
        format!("{}/k{code}", self.0)
    }

    /// Whether it leads to this very machine, so that a poster with it would lead nobody anywhere.
    pub fn is_loopback(&self) -> bool {
        let host = self.0.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let name = match host.strip_prefix('[') {
            Some(bracketed) => bracketed.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        };
        let ip = name.parse::<IpAddr>();
        name.eq_ignore_ascii_case("localhost")
            || name.to_ascii_lowercase().ends_with(".localhost")
            || ip.is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
    }

    /// Whether browsers reach it over TLS, which `__Host-` cookies need.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

/// Networks with commas between them; none for an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks(pub Vec<Network>);

impl FromStr for Networks {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let given = text.split(',').filter(|part| !part.trim().is_empty());
        given.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

/// An address or a network in CIDR notation (RFC 4632): `192.0.2.1`, `10.0.0.0/8`, `2001:db8::/32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let shift = 32 - u32::from(self.prefix);
                u32::from(own).checked_shr(shift) == u32::from(other).checked_shr(shift)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let shift = 128 - u32::from(self.prefix);
                u128::from(own).checked_shr(shift) == u128::from(other).checked_shr(shift)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || format!("{text:?} is no address or network; write for example 10.0.0.0/8 or ::1");
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| refuse())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            Some(bits) => bits.parse().ok().filter(|bits| *bits <= most).ok_or_else(refuse)?,
            None => most,
        };
        Ok(Self { address, prefix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(config: Option<PathBuf>) -> Settings {
        Settings {
            listen: "0.0.0.0:3000".parse().unwrap(),
            database: "sqlite:x".to_owned(),
            public_url: None,
            trusted_proxies: Networks::default(),
            config,
        }
    }

    fn message(toml: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kommun.toml");
        std::fs::write(&path, toml).unwrap();
        settings(Some(path)).resolve().unwrap_err().to_string()
    }

    #[test]
    fn the_built_in_municipality_is_jarfalla_without_invented_population() {
        let config = settings(None).resolve().unwrap();
        assert_eq!(config.municipality.faults(), Vec::<String>::new());
        assert_eq!(config.municipality.code, "0123");
        let ids: Vec<_> = config.municipality.areas.iter().map(|area| area.id.as_str()).collect();
        assert_eq!(ids, ["barkarby", "jakobsberg", "kallhall", "skalby", "staket", "viksjo"]);
        assert!(config.municipality.areas.iter().all(|area| area.population.is_empty()));
        assert_eq!(config.public_url.as_str(), "http://127.0.0.1:3000");
    }

    #[test]
    fn a_fault_in_the_file_is_told_with_its_line() {
        let told = message("code = \"0123\"\nname = \"Järfälla\"\nareas = 7\n");
        assert!(told.contains("line 3"), "{told}");
        let told = message("code = \"0123\"\nname = \"J\"\npolice = \"P\"\nareas = []\ncolour = \"red\"\n");
        assert!(told.contains("colour"), "{told}");
    }

    #[test]
    fn a_file_that_reads_but_cannot_be_used_is_told_whole() {
        let told = message(
            "code = \"12\"\nname = \"X\"\npolice = \"P\"\n[[areas]]\nid = \"Å\"\nname = \"Å\"\n[thresholds]\nbase = 3\n",
        );
        for part in ["four digits", "\"Å\"", "not lowered"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        let told = settings(Some("no/such/file.toml".into())).resolve().unwrap_err().to_string();
        assert!(told.contains("no/such/file.toml") && told.contains("--config"), "{told}");
    }

    const TWO_AREAS: &str = "areas_geojson = \"karta/omr.geojson\"\ncode = \"9999\"\nname = \"T\"\npolice = \"P\"\n\
         [[areas]]\nid = \"norr\"\nname = \"Norr\"\n[[areas]]\nid = \"soder\"\nname = \"Söder\"\n";

    /// What the settings make of a map beside the configuration.
    fn with_map(geojson: Option<&str>) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kommun.toml");
        std::fs::write(&path, TWO_AREAS).unwrap();
        if let Some(geojson) = geojson {
            std::fs::create_dir(folder.path().join("karta")).unwrap();
            std::fs::write(folder.path().join("karta/omr.geojson"), geojson).unwrap();
        }
        settings(Some(path)).resolve()
    }

    #[test]
    fn the_areas_are_drawn_from_the_file_beside_the_configuration() {
        let feature = |area: &str, west: f64| {
            format!(
                r#"{{"type":"Feature","properties":{{"area":"{area}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},59],[{0},59],[{0},59.2],[{west},59]]]}}}}"#,
                west + 0.1
            )
        };
        let both = format!(
            r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
            feature("soder", 17.0),
            feature("norr", 17.1)
        );
        let map = with_map(Some(&both)).unwrap().municipality.map;
        let drawn: Vec<&str> = map.shapes().iter().map(|shape| shape.area.as_str()).collect();
        assert_eq!(drawn, ["norr", "soder"], "in the configuration's order");
        let told = with_map(Some(&both.replace("norr", "vaster"))).unwrap_err().to_string();
        for part in ["omr.geojson", "\"vaster\"", "not configured", "\"norr\" has no outline"] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn a_map_that_is_not_there_is_told_with_its_path_and_how_to_do_without() {
        let told = with_map(None).unwrap_err().to_string();
        for part in ["karta/omr.geojson", "areas_geojson", "no map is drawn"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(settings(None).resolve().unwrap().municipality.map.is_empty(), "none is built in");
    }

    #[test]
    fn the_test_town_has_a_map_of_every_area() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/testby.toml");
        let town = settings(Some(path)).resolve().unwrap().municipality;
        assert_eq!(town.map.shapes().len(), town.areas.len());
    }

    #[test]
    fn a_public_address_is_kept_without_its_last_slash_and_refused_with_a_query() {
        assert_eq!(
            PublicUrl::parse("https://trygg.example.se/").unwrap().as_str(),
            "https://trygg.example.se"
        );
        for bad in ["trygg.example.se", "ftp://a", "https://", "https:///x", "https://a?b", "https://u@a"] {
            assert_eq!(PublicUrl::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_on_this_machine_is_known_as_such() {
        for here in ["http://127.0.0.1:3000", "http://localhost", "http://[::1]:80/x", "http://0.0.0.0"] {
            assert!(PublicUrl::parse(here).unwrap().is_loopback(), "{here}");
        }
        for there in ["https://127.example.se", "https://jarfalla.se", "http://10.0.0.1"] {
            assert!(!PublicUrl::parse(there).unwrap().is_loopback(), "{there}");
        }
    }

    #[test]
    fn a_setting_that_is_set_to_nothing_is_not_set() {
        let settings = Settings {
            public_url: Some(String::new()),
            trusted_proxies: " ".parse().unwrap(),
            ..settings(Some(PathBuf::new()))
        };
        let config = settings.resolve().unwrap();
        assert_eq!(config.public_url.as_str(), "http://127.0.0.1:3000");
        assert_eq!(config.municipality.code, "0123");
        assert_eq!(config.trusted_proxies, []);
    }

    #[test]
    fn several_proxies_are_trusted_and_nobody_else() {
        let settings = Settings { trusted_proxies: "10.0.0.0/8, ::1".parse().unwrap(), ..settings(None) };
        let config = settings.resolve().unwrap();
        assert!(config.trusts("10.9.9.9".parse().unwrap()) && config.trusts("::1".parse().unwrap()));
        assert!(!config.trusts("127.0.0.1".parse().unwrap()));
        assert!("10.0.0.0/8,x".parse::<Networks>().is_err());
    }

    #[test]
    fn a_network_holds_its_own_addresses_only() {
        let network: Network = "10.1.0.0/16".parse().unwrap();
        assert!(network.contains("10.1.200.3".parse().unwrap()));
        assert!(network.contains("::ffff:10.1.2.3".parse().unwrap()), "an IPv4 peer on an IPv6 socket");
        assert!(!network.contains("10.2.0.1".parse().unwrap()));
        assert!(!network.contains("::1".parse().unwrap()));
        let everything: Network = "0.0.0.0/0".parse().unwrap();
        assert!(everything.contains("198.51.100.7".parse().unwrap()));
        let one: Network = "2001:db8::1".parse().unwrap();
        assert!(
            one.contains("2001:db8::1".parse().unwrap()) && !one.contains("2001:db8::2".parse().unwrap())
        );
        for bad in ["10.0.0.0/33", "10.0.0", "::/129", "", "10.0.0.0/"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }
}
