package io.throughline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** How much may be sent. */
final class SentBytes extends OncePerRequestFilter {
    private final SizeLimits limits;
    private final JsonMapper json;

    SentBytes(SizeLimits limits, JsonMapper json) {
        this.limits = limits;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = AccessRules.path(request);
        boolean upload = path.equals("/imports") || path.equals("/imports/uploads");
        long most = (upload ? limits.uploadBytes() : limits.requestBytes()).toBytes();
        if (request.getContentLengthLong() > most) {
            BoundedRequest.tooLarge(most, upload).write(response, json);
        } else {
            chain.doFilter(new BoundedRequest(request, most, path.equals("/graphql")), response);
        }
    }
}
