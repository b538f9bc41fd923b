package io.throughline.web;

import io.throughline.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Which role an address needs. What a query changes needs more, which its schema says. */
final class AccessRules implements AuthorizationManager<HttpServletRequest> {
    private static final Pattern OPEN_PAGES =
            Pattern.compile("/|/favicon\\.ico|/graphiql(/.*)?|/vendor/.*|/app/.*|/actuator/health(/[a-z]+)?|/("
                    + ExplorerPage.VIEWS + ")");

    private static final Pattern EVENTS = Pattern.compile(EventsEndpoint.PATHS);
    /** The first that fits an address counts; an address in none of them needs an ADMIN. */
    private static final List<Rule> RULES = List.of(
            new Rule("/exports/audit\\.jsonl", Role.ADMIN),
            new Rule("/graphql|/exports/.*|/examples(/.*)?|/error", Role.VIEWER));

    private record Rule(Pattern path, Role role) {
        Rule(String path, Role role) {
            this(Pattern.compile(path), role);
        }
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, HttpServletRequest request) {
        if (isOpen(request)) {
            return new AuthorizationDecision(true);
        }
        Role role = needed(request);
        Set<String> granted =
                AuthorityUtils.authorityListToSet(authentication.get().getAuthorities());
        boolean sends = isEvents(request) && granted.contains(KeyAuthentication.Write.EVENTS);
        return new AuthorityAuthorizationDecision(
                sends || granted.contains(role.name()), AuthorityUtils.createAuthorityList(role.name()));
    }

    /** The role that an address needs. */
    static Role needed(HttpServletRequest request) {
        String path = path(request);
        return RULES.stream()
                .filter(rule -> rule.path.matcher(path).matches())
                .findFirst()
                .map(Rule::role)
                .orElse(Role.ADMIN);
    }

    private static boolean isEvents(HttpServletRequest request) {
        return EVENTS.matcher(path(request)).matches();
    }

    private static boolean isOpen(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads && (OPEN_PAGES.matcher(path(request)).matches() || isHandshake(request));
    }

    /** WebSockets show their key in their first message, see {@link WebSocketAccess}. */
    private static boolean isHandshake(HttpServletRequest request) {
        return path(request).equals("/graphql")
                && request.getMethod().equals("GET")
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /** As it was sent: the firewall refuses whatever is encoded or climbs. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
