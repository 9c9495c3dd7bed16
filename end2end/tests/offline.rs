//! What happens to the server while something lies on phones. A browser has the phone's part; this test does with the
//! server what an update does (it stops, the next version publishes changed questions, and it starts again at the same
//! address), and then closes the round.

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    thread,
};

use end2end::{Server, browser, ground};

#[test]
fn what_lies_on_phones_outlives_an_update_and_goes_away_with_the_round() {
    let mut server = Server::start();
    let (address, setup_link) = (server.address().to_owned(), server.setup_link());
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let control = format!("http://{}", listener.local_addr().expect("its address"));
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.expect("a connection");
            let mut request = [0; 1024];
            let length = connection.read(&mut request).expect("a request");
            let request = String::from_utf8_lossy(&request[..length]);
            match request.split(' ').nth(1).expect("a path") {
                "/stop" => server.stop(),
                "/upgrade" => {
                    ground::publish_changed_survey(&server, "barn");
                    server.resume_where_it_was();
                }
                "/close" => {
                    ground::close_all_rounds(&server);
                    server.resume_where_it_was();
                }
                other => panic!("{other} is nothing that can be asked"),
            }
            connection
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .expect("an answer");
        }
    });
    browser::run_stories(&[("BASE_URL", &address), ("SETUP_LINK", &setup_link), ("CONTROL", &control)]);
}
