package io.throughline.store;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
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
        }
    }
}
