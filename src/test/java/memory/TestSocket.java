package memory;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** A client of {@code graphql-transport-ws} that hands out one message after the other. */
public final class TestSocket implements AutoCloseable {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocketSession session;

    private TestSocket(int port, String origin) {
        WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
        headers.setSecWebSocketProtocol("graphql-transport-ws");
        if (origin != null) {
            headers.setOrigin(origin);
        }
        URI address = URI.create("ws://localhost:" + port + "/graphql");
        session = new StandardWebSocketClient()
                .execute(new Receiver(), headers, address)
                .join();
    }

    public static TestSocket open(int port, String origin) {
        return new TestSocket(port, origin);
    }

    public void send(String message) throws Exception {
        session.sendMessage(new TextMessage(message));
    }

    /** The next message, or {@code closed CODE}; null when nothing comes for twenty seconds. */
    public String next() throws InterruptedException {
        return messages.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        session.close();
    }

    private final class Receiver extends TextWebSocketHandler {
        @Override
        protected void handleTextMessage(WebSocketSession from, TextMessage message) {
            messages.add(message.getPayload());
        }

        @Override
        public void afterConnectionClosed(WebSocketSession from, CloseStatus status) {
            messages.add("closed " + status.getCode());
        }
    }
}
