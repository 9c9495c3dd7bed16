//! A browser's story asks the test that started it to do something with the server, such as to stop it.

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use crate::Server;

/// Takes what a story asks for, as the path of an address. Its server stops with it.
#[derive(Debug)]
pub struct Control {
    address: String,
    server: Arc<Mutex<Server>>,
}

impl Control {
    /// `does` what is asked for with the server.
    ///
    /// # Panics
    /// Without a free port.
    pub fn of(server: Server, mut does: impl FnMut(&mut Server, &str) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let server = Arc::new(Mutex::new(server));
        let asked = Arc::clone(&server);
        thread::spawn(move || {
            for connection in listener.incoming() {
                let mut connection = connection.expect("a connection");
                let mut request = [0; 1024];
                let length = connection.read(&mut request).expect("a request");
                let request = String::from_utf8_lossy(&request[..length]);
                let path = request.split(' ').nth(1).expect("a path");
                does(&mut asked.lock().expect("nothing went wrong before"), path);
                connection
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                    .expect("an answer");
            }
        });
        Self { address, server }
    }

    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.server.lock().unwrap_or_else(PoisonError::into_inner).stop();
    }
}
