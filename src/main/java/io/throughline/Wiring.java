package io.throughline;

import io.throughline.analysis.IndexedDesk;
import io.throughline.analysis.JourneyDesk;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportDesk;
import io.throughline.ingest.ImportSettings;
import io.throughline.ingest.LiveDesk;
import io.throughline.journey.FileIntake;
import io.throughline.journey.InteractionStore;
import io.throughline.journey.TimelineSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Joins the rooms that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    JourneyIndex journeyIndex(TimelineSource timelines) {
        return new JourneyIndex(timelines);
    }

    @Bean
    JourneyDesk journeyDesk(JourneyIndex index, TimelineSource timelines) {
        return new IndexedDesk(index, timelines);
    }

    @Bean
    ImportDesk importDesk(
            InteractionStore store,
            @Value("${throughline.import.buffer:4000000}") int buffer,
            @Value("${throughline.sample:retail}") SampleChoice sample) {
        return new ImportDesk(store, ImportSettings.of(buffer, sample == SampleChoice.KEEP));
    }

    @Bean(destroyMethod = "close")
    LiveDesk liveDesk(ImportDesk desk) {
        return new LiveDesk(desk);
    }

    @Bean
    FileIntake fileIntake(ImportDesk desk, @Value("${throughline.limits.upload-bytes:4GB}") DataSize limit) {
        return new UploadIntake(desk, limit.toBytes());
    }

    @Bean
    Changes changes() {
        return new Changes();
    }

    @Bean(destroyMethod = "close")
    IndexFollower indexFollower(JourneyIndex index, ImportDesk desk, Changes changes) {
        IndexFollower follower = new IndexFollower(index);
        desk.addListener(report -> {
            follower.follow();
            changes.tell(report);
        });
        return follower;
    }
}
