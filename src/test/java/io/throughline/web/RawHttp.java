package io.throughline.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP as written by hand, for headers that clients do not let one choose. */
final class RawHttp {
    private RawHttp() {}

    /** Status line, headers and body; the connection is closed by the server. */
    static String send(int port, String request, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = request.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n"
                + (body.isEmpty() ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
