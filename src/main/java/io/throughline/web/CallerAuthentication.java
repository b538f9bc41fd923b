package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody whose key, token or place on this machine was found in order; what it carried is not kept. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(caller.role().included().stream()
                .map(Role::name)
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Who asks; null where nobody was found. */
    static @Nullable Caller caller(@Nullable Authentication authentication) {
        return authentication instanceof CallerAuthentication known ? known.caller : null;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return List.of();
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
