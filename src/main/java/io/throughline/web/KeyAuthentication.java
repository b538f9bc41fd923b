package io.throughline.web;

import io.throughline.access.Digest;
import io.throughline.access.KeyRing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Finds whose a key is. What is no key may be a token of whoever is asked next. */
final class KeyAuthentication implements AuthenticationProvider {
    private final KeyRing keys;

    KeyAuthentication(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication offered) {
        return keys.find(((BearerTokenAuthenticationToken) offered).getToken())
                .map(CallerAuthentication::new)
                .orElse(null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * The key of those who may send events and nothing else, as tracking libraries carry it: the user name of Basic authentication, without a
     * password.
     */
    static final class Write implements AuthenticationProvider {
        static final String EVENTS = "EVENTS";

        private final @Nullable Digest key;

        /** @param key null: nobody has one */
        Write(@Nullable String key) {
            this.key = key == null ? null : Digest.of(key);
        }

        @Override
        public @Nullable Authentication authenticate(Authentication offered) {
            return key != null && key.matches(Digest.of(offered.getName()))
                    ? UsernamePasswordAuthenticationToken.authenticated(
                            "write-key", "", List.of(new SimpleGrantedAuthority(EVENTS)))
                    : null;
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }
}
