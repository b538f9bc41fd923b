package io.throughline.web;

import io.throughline.question.Client;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lets each request be asked whether its client is still there; the container itself notices only when it writes. */
final class ClientValve extends ValveBase {
    ClientValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request connection = request.getCoyoteRequest();
        request.setAttribute(Client.ATTRIBUTE, (Client) () -> isClosed(connection));
        getNext().invoke(request, response);
    }

    /**
     * Reads without waiting what else the client sent. At the end of its stream the container answers 1, as if a byte were there, so that whoever
     * reads it is told; what a client sends ahead of its turn is longer.
     */
    private static boolean isClosed(org.apache.coyote.Request connection) {
        connection.action(ActionCode.AVAILABLE, true);
        return connection.getAvailable() == 1;
    }
}
