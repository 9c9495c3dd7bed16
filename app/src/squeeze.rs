//! Takes comments and indentation out of the style and the script while compiling: the sources stay readable, the
//! page stays small, and the bytes are constants that a hash can stand for.

/// Which rules hold for what is left out.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// `/* … */` goes; white space that separates nothing goes.
    Style,
    /// Lines that hold only a `//` comment go, as do indentation and empty lines. The source must not hold a string
    /// over several lines.
    Script,
}

/// Writes what is needed of `source` into `target` (which must be at least as long) and says how many bytes it is.
pub(crate) const fn squeeze(source: &[u8], target: &mut [u8], kind: Kind) -> usize {
    match kind {
        Kind::Style => style(source, target),
        Kind::Script => script(source, target),
    }
}

const fn style(source: &[u8], target: &mut [u8]) -> usize {
    let (mut read, mut written) = (0, 0);
    while read < source.len() {
        let byte = source[read];
        if byte == b'/' && read + 1 < source.len() && source[read + 1] == b'*' {
            read += 2;
            while !(source[read] == b'*' && source[read + 1] == b'/') {
                read += 1;
            }
            read += 2;
            continue;
        }
        read += 1;
        let last = if written == 0 { b'}' } else { target[written - 1] };
        if byte.is_ascii_whitespace() {
            if !matches!(last, b'{' | b'}' | b';' | b',' | b':' | b' ') {
                target[written] = b' ';
                written += 1;
            }
            continue;
        }
        // The space before these separates nothing; the last declaration needs no semicolon.
        if matches!(byte, b'{' | b'}' | b';' | b',') && last == b' ' || byte == b'}' && last == b';' {
            written -= 1;
        }
        if byte == b'}' && written > 0 && target[written - 1] == b';' {
            written -= 1;
        }
        target[written] = byte;
        written += 1;
    }
    written
}

const fn script(source: &[u8], target: &mut [u8]) -> usize {
    let (mut read, mut written) = (0, 0);
    while read < source.len() {
        while read < source.len() && source[read].is_ascii_whitespace() {
            read += 1;
        }
        let comment = read + 1 < source.len() && source[read] == b'/' && source[read + 1] == b'/';
        while read < source.len() && source[read] != b'\n' {
            if !comment {
                target[written] = source[read];
                written += 1;
            }
            read += 1;
        }
        if !comment && read < source.len() {
            target[written] = b'\n';
            written += 1;
        }
    }
    written
}

/// The squeezed form of a constant text, as a constant.
macro_rules! squeezed {
    ($source:expr, $kind:expr) => {{
        const SOURCE: &str = $source;
        const SIZE: usize = $crate::squeeze::squeeze(SOURCE.as_bytes(), &mut [0; SOURCE.len()], $kind);
        const BYTES: [u8; SIZE] = {
            let mut room = [0; SOURCE.len()];
            $crate::squeeze::squeeze(SOURCE.as_bytes(), &mut room, $kind);
            let mut bytes = [0; SIZE];
            let mut index = 0;
            while index < SIZE {
                bytes[index] = room[index];
                index += 1;
            }
            bytes
        };
        match ::std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("only whole characters are left out"),
        }
    }};
}
pub(crate) use squeezed;

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: &str =
        squeezed!("/* why */\na  :focus ,\n.b { color : red; margin: 0 auto;\n}\n", Kind::Style);
    const SCRIPT: &str = squeezed!("// why\n  let a = 'x // y'; \n\n    // more\n  b()\n", Kind::Script);

    #[test]
    fn style_keeps_the_spaces_that_mean_something() {
        assert_eq!(STYLE, "a :focus,.b{color :red;margin:0 auto}");
    }

    #[test]
    fn script_loses_whole_line_comments_only() {
        assert_eq!(SCRIPT, "let a = 'x // y'; \nb()\n");
    }
}
