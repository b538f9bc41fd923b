package io.throughline.store.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Starts the database of this process as soon as its folder is known, while the application is still put together. */
public final class EarlyStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment settings = event.getEnvironment();
        if (settings.containsProperty("spring.neo4j.uri")
                || !ClassUtils.isPresent(
                        EmbeddedConfiguration.DATABASE, getClass().getClassLoader())) {
            return;
        }
        Path folder = Path.of(settings.getProperty("throughline.data", EmbeddedConfiguration.FOLDER));
        int port = settings.getProperty("throughline.bolt-port", Integer.class, 0);
        Begun begun = new Begun(folder, port);
        ConfigurableBootstrapContext boot = event.getBootstrapContext();
        boot.addCloseListener(ready -> begun.register(
                (DefaultListableBeanFactory) ready.getApplicationContext().getBeanFactory()));
    }

    /** A store being opened; closed here where nobody came to take it. */
    static final class Begun implements DisposableBean {
        private final CompletableFuture<EmbeddedStore> store;
        private boolean taken;

        Begun(Path folder, int port) {
            store = CompletableFuture.supplyAsync(() -> EmbeddedStore.open(folder, port), EmbeddedStore::inBackground);
        }

        void register(DefaultListableBeanFactory beans) {
            beans.registerSingleton("embeddedStart", this);
            beans.registerDisposableBean("embeddedStart", this);
        }

        /** The database may still be starting; whoever takes it closes it. @throws RuntimeException what taking the folder failed with */
        EmbeddedStore take() {
            taken = true;
            try {
                return store.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        @Override
        public void destroy() {
            if (!taken) {
                store.thenAccept(EmbeddedStore::close)
                        .exceptionally(failed -> null)
                        .join();
            }
        }
    }
}
