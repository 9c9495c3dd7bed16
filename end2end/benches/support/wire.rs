//! HTTP/1.1 as it goes over the wire, as cheaply as possible: the load and the server share the machine's processors,
//! and every instruction here is taken from the server.

use std::{io, net::SocketAddr};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// One connection that is kept open, with one request on its way at a time.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// Of the body, as it was sent.
    pub bytes: usize,
    /// Where a redirect leads to says that an answer was there before.
    pub again: bool,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::with_capacity(32 * 1024) })
    }

    pub async fn ask(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.stream.write_all(request).await?;
        self.received.clear();
        loop {
            if self.stream.read_buf(&mut self.received).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(answer) = whole(&self.received)? {
                return Ok(answer);
            }
        }
    }
}

/// The answer, when all of it is there.
fn whole(received: &[u8]) -> io::Result<Option<Answer>> {
    let Some(end) = received.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&received[..end]).map_err(io::Error::other)?;
    let status = head.get(9..12).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| io::Error::other("no status"))?;
    let length = header(head, "content-length").and_then(|length| length.parse::<usize>().ok());
    let length = length.ok_or_else(|| io::Error::other(format!("no length in the answer:\n{head}")))?;
    if received.len() < end + 4 + length {
        return Ok(None);
    }
    let again = header(head, "location").is_some_and(|to| to.contains("again="));
    Ok(Some(Answer { status, bytes: length, again }))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split("\r\n").find_map(|line| {
        let (field, value) = line.split_once(':')?;
        field.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
