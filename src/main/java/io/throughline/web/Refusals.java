package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.Role;
import io.throughline.journey.Echo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import tools.jackson.databind.json.JsonMapper;

/** What those learn who are not let in: one line that says what to do. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler, CorsProcessor {
    private final Hosts hosts;
    private final JsonMapper json;

    Refusals(Hosts hosts, JsonMapper json) {
        this.hosts = hosts;
        this.json = json;
    }

    /** Nobody was found. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean sent = header != null && header.strip().regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                sent
                        ? "The key that was sent is not known here: is it whole, and not taken away? An ADMIN adds"
                                + " another."
                        : "A key is needed: send the header Authorization: Bearer KEY.");
    }

    /** Somebody was found whose role is too small. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        Caller caller =
                CallerAuthentication.caller(SecurityContextHolder.getContext().getAuthentication());
        Role needed = AccessRules.needed(request);
        String who = caller == null ? "this key sends events alone" : caller.name() + " is " + caller.role();
        write(response, HttpStatus.FORBIDDEN, "This needs the role " + needed + "; " + who + ".");
    }

    /** The firewall refused. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
            throws IOException {
        if (hosts.knows(request.getServerName())) {
            write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "This address is not in its plain form: write it without ; \\ // .. and %25.");
        } else {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "This service is not known as " + Echo.of(String.valueOf(request.getHeader(HttpHeaders.HOST)))
                            + ": use localhost, or name it in throughline.hosts.");
        }
    }

    /** No page of another origin may ask. */
    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration none, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!CorsUtils.isCorsRequest(request)) {
            return true;
        }
        String origin = String.valueOf(request.getHeader(HttpHeaders.ORIGIN));
        write(
                response,
                HttpStatus.FORBIDDEN,
                "Pages of " + Echo.of(origin) + " may not ask this service: open a page that it serves itself.");
        return false;
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        new Problem(status, detail).write(response, json);
    }
}
