package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Whoever an OpenID Connect provider names, with the highest of the roles that the token's claim names; a token without one is refused. */
final class TokenCallers implements Converter<Jwt, AbstractAuthenticationToken> {
    private final OidcSettings settings;

    private TokenCallers(OidcSettings settings) {
        this.settings = settings;
    }

    /** Takes tokens of an issuer, which is asked for its keys when the first token comes. */
    static JwtAuthenticationProvider provider(OidcSettings settings, String issuer) {
        JwtAuthenticationProvider provider =
                new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(issuer, settings.audience())));
        provider.setJwtAuthenticationConverter(new TokenCallers(settings));
        return provider;
    }

    private static JwtDecoder decoder(String issuer, @Nullable String audience) {
        NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
        if (audience != null) {
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer),
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD, all -> all != null && all.contains(audience))));
        }
        return decoder;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Role role = roles(token)
                .max(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new InvalidBearerTokenException("The token names no role in " + settings.roles() + "."));
        String name = Optional.ofNullable(token.getClaimAsString(settings.name()))
                .orElseGet(() -> Optional.ofNullable(token.getSubject()).orElse("token"));
        return new CallerAuthentication(new Caller(name, role));
    }

    private Stream<Role> roles(Jwt token) {
        Object claim = token.getClaims().get(settings.roles());
        if (claim == null) {
            claim = nested(token.getClaims());
        }
        Stream<?> names = claim instanceof Collection<?> several
                ? several.stream()
                : Arrays.stream(claim == null ? new String[0] : claim.toString().split("[ ,]+"));
        return names.flatMap(name -> Role.find(String.valueOf(name)).stream());
    }

    private @Nullable Object nested(Map<String, Object> claims) {
        Object at = claims;
        for (String step : settings.roles().split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }
}
