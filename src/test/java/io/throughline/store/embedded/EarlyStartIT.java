package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.store.folder.FolderInUse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The database is opened once, before the application is put together, and whoever has it last closes it. */
class EarlyStartIT {
    @TempDir
    private Path folder;

    /** Asks for the database. */
    @Import(EmbeddedConfiguration.class)
    static class Asking {}

    /** Has no use for it. */
    static class Indifferent {}

    /** Fails while it is put together. */
    static class Failing {
        @Bean
        InitializingBean wrong() {
            return () -> {
                throw new IllegalStateException("wrong");
            };
        }
    }

    private ConfigurableApplicationContext start(Class<?> application, String... settings) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .listeners(new EarlyStart())
                .properties("spring.main.banner-mode=off", "throughline.data=" + folder)
                .run(settings);
    }

    private void assertFree() {
        EmbeddedStore.open(folder, 0).close();
    }

    @Test
    void whoAsksGetsTheOneThatWasOpenedAndClosesIt() {
        try (ConfigurableApplicationContext context = start(Asking.class)) {
            assertThat(context.containsBean("embeddedStart")).isTrue();
            EmbeddedStore store = context.getBean(EmbeddedStore.class);
            assertThat(context.getBean(EarlyStart.Begun.class).take()).isSameAs(store);
            assertThat(store.database().isAvailable()).isTrue();
            assertThatThrownBy(this::assertFree).isInstanceOf(FolderInUse.class);
        }
        assertFree();
    }

    @Test
    void whereNobodyAsksItIsClosedAllTheSame() {
        start(Indifferent.class).close();
        assertFree();
        assertThatThrownBy(() -> start(Failing.class)).hasStackTraceContaining("wrong");
        assertFree();
    }

    @Test
    void aServerThatIsNamedNeedsNone() {
        try (ConfigurableApplicationContext context =
                start(Indifferent.class, "--spring.neo4j.uri=bolt://localhost:1")) {
            assertThat(context.containsBean("embeddedStart")).isFalse();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatOpeningFailedWithIsToldToWhoAsks() {
        EmbeddedStore held = EmbeddedStore.open(folder, 0);
        try {
            assertThatThrownBy(() -> start(Asking.class)).hasRootCauseInstanceOf(FolderInUse.class);
            start(Indifferent.class).close();
        } finally {
            held.close();
        }
    }
}
