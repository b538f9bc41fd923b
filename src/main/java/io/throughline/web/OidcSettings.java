package io.throughline.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tokens of an OpenID Connect provider.
 *
 * @param issuer its address, which describes itself under {@code /.well-known/openid-configuration}; null or blank: no tokens are taken
 * @param audience who a token must be for; null or blank: the issuer's word is enough
 * @param roles claim that names roles; a path with dots leads into nested claims
 * @param name claim that names the person
 */
@ConfigurationProperties("throughline.oidc")
record OidcSettings(
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue("roles") String roles,
        @DefaultValue("preferred_username") String name) {
    OidcSettings {
        issuer = AccessSettings.plain(issuer);
        audience = AccessSettings.plain(audience);
    }
}
