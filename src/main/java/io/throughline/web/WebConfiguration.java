package io.throughline.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Access rules, in force before anything else sees a request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, SizeLimits.class})
class WebConfiguration {

    @Bean
    ApiKey apiKey(AccessSettings settings) {
        return new ApiKey(settings.apiKey());
    }

    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<AccessFilter> access(
            AccessSettings settings, ApiKey key, SizeLimits limits, JsonMapper json, Environment environment) {
        String address = environment.getProperty("server.address");
        if (!key.isSet() && !isLoopback(address)) {
            throw new OpenWithoutKey(address == null || address.isBlank() ? "every address" : address);
        }
        AccessFilter filter =
                new AccessFilter(new Origins(settings.hosts()), key, new WriteKey(settings.writeKey()), limits, json);
        FilterRegistrationBean<AccessFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
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
