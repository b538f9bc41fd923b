package io.throughline.web;

import io.throughline.access.KeyRing;
import io.throughline.access.KeyStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.web.FilterChainProxy;
import tools.jackson.databind.json.JsonMapper;

/** Access rules, in force before anything else sees a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, OidcSettings.class, SizeLimits.class})
class WebConfiguration {

    @Bean
    KeyRing keyRing(AccessSettings settings, OidcSettings oidc, KeyStore store) {
        return new KeyRing(settings.fixedKeys(), oidc.issuer() != null, store);
    }

    /** Finds who asks by what was shown: a key, the key of events, or a token of the provider that is set. */
    @Bean
    AuthenticationManager callers(AccessSettings settings, OidcSettings oidc, KeyRing keys) {
        List<AuthenticationProvider> ways = new ArrayList<>();
        ways.add(new KeyAuthentication(keys));
        ways.add(new KeyAuthentication.Write(settings.writeKey()));
        String issuer = oidc.issuer();
        if (issuer != null) {
            ways.add(TokenCallers.provider(oidc, issuer));
        }
        return new ProviderManager(ways);
    }

    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<FilterChainProxy> access(
            AccessSettings settings,
            KeyRing keys,
            AuthenticationManager callers,
            JsonMapper json,
            Environment environment) {
        String address = environment.getProperty("server.address");
        if (!isLoopback(address) && keys.isOpen()) {
            throw new OpenWithoutKey(address == null || address.isBlank() ? "every address" : address);
        }
        Hosts hosts = new Hosts(settings.hosts());
        return first(AccessChain.of(hosts, keys, callers, new Refusals(hosts, json)), 0);
    }

    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<SentBytes> sentBytes(SizeLimits limits, JsonMapper json) {
        return first(new SentBytes(limits, json), 1);
    }

    private static <T extends Filter> FilterRegistrationBean<T> first(T filter, int place) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.addUrlPatterns("/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** No address means all of them. */
    static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
