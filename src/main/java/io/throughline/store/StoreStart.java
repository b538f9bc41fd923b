package io.throughline.store;

import io.throughline.journey.Unavailable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.ClassUtils;

/** Lets an application begin with the database of its process, where this build has one. */
public final class StoreStart {
    /** By name: a build for a server that is named leaves its package out. */
    private static final String EARLY = "io.throughline.store.embedded.EarlyStart";

    private StoreStart() {}

    public static void addTo(SpringApplication application) {
        ClassLoader classes = StoreStart.class.getClassLoader();
        if (ClassUtils.isPresent(EARLY, classes)) {
            application.addListeners(
                    (ApplicationListener<?>) BeanUtils.instantiateClass(ClassUtils.resolveClassName(EARLY, classes)));
        } else {
            application.addListeners(event -> {
                if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
                    requireServer(prepared.getEnvironment());
                }
            });
        }
    }

    /** The driver would look for a server on this machine, and try for a minute. */
    static void requireServer(PropertyResolver settings) {
        if (!settings.containsProperty("spring.neo4j.uri")) {
            throw new Unavailable(
                    "This build brings no database of its own; name one with --spring.neo4j.uri=bolt://HOST:7687.");
        }
    }
}
