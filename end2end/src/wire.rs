//! HTTP byte by byte, for what a well-behaved client would never send, and for many requests at little cost.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// One connection, kept open as long as the server keeps it.
#[derive(Debug)]
pub struct Wire(BufReader<TcpStream>);

/// An answer as it came.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// In lower case.
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn says(&self, word: &str) -> bool {
        self.body.contains(word)
    }

    pub fn has_header(&self, name: &str) -> bool {
        self.head.contains(&format!("\n{name}:"))
    }
}

impl Wire {
    pub fn connect(to: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&to, Duration::from_secs(5))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        stream.set_write_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The port that this end speaks from.
    pub fn port(&self) -> u16 {
        self.0.get_ref().local_addr().expect("an address").port()
    }

    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.get_mut().write_all(bytes)
    }

    /// Reads one answer. Its end is told by its length, or by the end of the connection.
    pub fn answer(&mut self) -> io::Result<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let head = head.to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
        let mut body = Vec::new();
        match length.and_then(|length| length.trim().parse().ok()) {
            Some(length) => {
                body.resize(length, 0);
                self.0.read_exact(&mut body)?;
            }
            None => {
                self.0.read_to_end(&mut body)?;
            }
        }
        Ok(Answer {
            status: status.ok_or(io::ErrorKind::InvalidData)?,
            head,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    /// Reads until the server hangs up, and answers what it said by then.
    pub fn to_the_end(&mut self) -> io::Result<String> {
        let mut said = Vec::new();
        self.0.read_to_end(&mut said)?;
        Ok(String::from_utf8_lossy(&said).into_owned())
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send(format!("GET {path} HTTP/1.1\r\nhost: test\r\n\r\n").as_bytes())?;
        self.answer()
    }
}

/// The head of a form that a resident posts, with the length that it promises.
pub fn head_of_form(slug: &str, resident: &str, length: usize) -> String {
    format!(
        "POST /s/{slug} HTTP/1.1\r\nhost: test\r\naccept: application/json\r\nsec-fetch-site: same-origin\r\n\
         x-forwarded-for: {resident}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n"
    )
}
