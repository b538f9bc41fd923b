package io.throughline.server;

import io.throughline.journey.Retention;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/** Removes what is too old, a minute after the start and then every hour. */
@Component
@ConditionalOnWebApplication
final class RetentionKeeper implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(RetentionKeeper.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Retention retention;
    private final RetentionPeriods periods;
    private final Clock clock;
    private final BackgroundTask task = new BackgroundTask("retention", this::run, RetentionKeeper::complain);

    @Autowired
    RetentionKeeper(
            Retention retention, ConfigurableEnvironment settings, @Value("${throughline.retention:}") String usual) {
        this(retention, RetentionPeriods.of(read(settings, usual)), Clock.systemUTC());
        if (!periods.keepsAll()) {
            task.within(FIRST);
        }
    }

    RetentionKeeper(Retention retention, RetentionPeriods periods, Clock clock) {
        this.retention = retention;
        this.periods = periods;
        this.clock = clock;
    }

    /** Names of sources as they are written: no other reader of settings leaves their letters alone. */
    private static Map<String, String> read(ConfigurableEnvironment settings, String usual) {
        Map<String, String> found = new TreeMap<>();
        settings.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(one -> java.util.Arrays.stream(((EnumerablePropertySource<?>) one).getPropertyNames()))
                .filter(name -> name.startsWith(Settings.RETENTION + '.'))
                .forEach(name -> found.put(name, settings.getProperty(name, "")));
        if (!usual.isEmpty()) {
            found.put(Settings.RETENTION, usual);
        }
        return found;
    }

    /** Removes what is too old by now. */
    void remove() {
        retention
                .removeOlder(source -> periods.before(source, clock.instant()))
                .forEach((source, gone) -> log.info("Of the source {}, {} and are gone.", source, gone.text()));
    }

    private void run() {
        task.within(PAUSE);
        remove();
    }

    private static void complain(Throwable failure) {
        log.warn("What is too old was not removed, it will be within the hour. {}", failure.getMessage());
        log.debug("cause", failure);
    }

    @Override
    public void destroy() {
        task.end(Duration.ofSeconds(10));
    }
}
