package io.throughline.web;

import io.throughline.journey.Echo;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Stands before everything: which host is meant, which page asks, whether the key is there, how much is sent. */
final class AccessFilter extends OncePerRequestFilter {
    private static final Pattern OPEN_PAGES =
            Pattern.compile("/|/favicon\\.ico|/graphiql(/.*)?|/vendor/.*|/app/.*|/actuator/health(/[a-z]+)?|/("
                    + ExplorerPage.VIEWS + ")");
    private static final Pattern UNUSUAL_PATH = Pattern.compile("[;%\\\\]|\\.\\.|//");

    /** Pages run scripts of this service alone; the editor of queries sets styles and starts its workers itself. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private final Origins origins;
    private final ApiKey key;
    private final WriteKey writeKey;
    private final SizeLimits limits;
    private final JsonMapper json;

    AccessFilter(Origins origins, ApiKey key, WriteKey writeKey, SizeLimits limits, JsonMapper json) {
        this.origins = origins;
        this.key = key;
        this.writeKey = writeKey;
        this.limits = limits;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem problem = examine(request);
        if (problem != null) {
            if (problem.status() == HttpStatus.UNAUTHORIZED) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            }
            problem.write(response, json);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        chain.doFilter(
                new BoundedRequest(request, mostBytes(request), path(request).equals("/graphql")), response);
    }

    private @Nullable Problem examine(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !origins.knowsHost(host)) {
            return new Problem(
                    HttpStatus.FORBIDDEN,
                    "This service is not known as " + Echo.of(String.valueOf(host))
                            + ": use localhost, or name it in throughline.hosts.");
        }
        for (String origin : Collections.list(request.getHeaders(HttpHeaders.ORIGIN))) {
            if (!Origins.isOwn(origin, request.getScheme(), host)) {
                return new Problem(
                        HttpStatus.FORBIDDEN,
                        "Pages of " + Echo.of(origin)
                                + " may not ask this service: open a page that it serves itself.");
            }
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (!isOpen(request) && !key.admits(authorization) && !writeKey.admits(path(request), authorization)) {
            return new Problem(HttpStatus.UNAUTHORIZED, "A key is needed: send the header Authorization: Bearer KEY.");
        }
        long most = mostBytes(request);
        return request.getContentLengthLong() > most ? BoundedRequest.tooLarge(most, isUpload(request)) : null;
    }

    private static boolean isOpen(HttpServletRequest request) {
        String path = path(request);
        if (UNUSUAL_PATH.matcher(path).find()) {
            return false;
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads && (OPEN_PAGES.matcher(path).matches() || isHandshake(request));
    }

    /** WebSockets show their key in their first message, see {@link WebSocketAccess}. */
    private static boolean isHandshake(HttpServletRequest request) {
        return path(request).equals("/graphql")
                && request.getMethod().equals("GET")
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static boolean isUpload(HttpServletRequest request) {
        return path(request).equals("/imports");
    }

    /** As it was sent: whatever is encoded or climbs is never taken for an open page. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private long mostBytes(HttpServletRequest request) {
        return (isUpload(request) ? limits.uploadBytes() : limits.requestBytes()).toBytes();
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }
}
