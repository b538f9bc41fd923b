package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.KeyRing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** Spring Security's filters in the order in which a request meets them: host and address, headers, page that asks, key or token, role. */
final class AccessChain {
    /** Pages run scripts of this service alone; the editor of queries sets styles and starts its workers itself. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String BEARER = "Bearer ";

    private AccessChain() {}

    static FilterChainProxy of(Hosts hosts, KeyRing keys, AuthenticationManager who, Refusals refusals) {
        FilterChainProxy proxy = new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new HeaderWriterFilter(
                        List.of(new XContentTypeOptionsHeaderWriter(), new ContentSecurityPolicyHeaderWriter(POLICY))),
                ownPages(refusals),
                named(keys, who, refusals),
                new Unnamed(keys),
                translation(refusals),
                new AuthorizationFilter(new AccessRules())));
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(hosts::knows);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterValues(value -> true);
        proxy.setFirewall(firewall);
        proxy.setRequestRejectedHandler(refusals);
        return proxy;
    }

    private static CorsFilter ownPages(Refusals refusals) {
        CorsFilter filter = new CorsFilter(request -> new CorsConfiguration());
        filter.setCorsProcessor(refusals);
        return filter;
    }

    private static AuthenticationFilter named(KeyRing keys, AuthenticationManager who, Refusals refusals) {
        BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
        AuthenticationFilter filter = new AuthenticationFilter(who, request -> {
            Authentication bearer = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
            return bearer == null ? basic.convert(request) : keys.isOpen() ? null : bearer;
        });
        filter.setSuccessHandler((request, response, found) -> {});
        filter.setFailureHandler(refusals::commence);
        return filter;
    }

    /** What an Authorization header or its like carries as key or token; null where it carries none. */
    static @Nullable BearerTokenAuthenticationToken bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : new BearerTokenAuthenticationToken(token);
    }

    private static ExceptionTranslationFilter translation(Refusals refusals) {
        ExceptionTranslationFilter filter = new ExceptionTranslationFilter(refusals, new NullRequestCache());
        filter.setAccessDeniedHandler(refusals);
        return filter;
    }

    /** Whoever shows no key: {@link Caller#LOCAL} where none is set. */
    private static final class Unnamed extends AnonymousAuthenticationFilter {
        private final KeyRing keys;

        Unnamed(KeyRing keys) {
            super("unnamed", "unnamed", AuthorityUtils.createAuthorityList("NONE"));
            this.keys = keys;
        }

        @Override
        protected Authentication createAuthentication(HttpServletRequest request) {
            return keys.isOpen() ? new CallerAuthentication(Caller.LOCAL) : super.createAuthentication(request);
        }
    }
}
