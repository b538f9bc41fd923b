package io.throughline.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathColumnsTest {
    @Test
    void usersAreJourneysOnlyBesideConversions() {
        ImportOptions none = ImportOptions.none();
        List<String> table = List.of("path", "Users", "conversions", "revenue");
        assertThat(PathColumns.of(table).journeys()).isEqualTo(1);
        assertThat(PathColumns.fits(table, none)).isTrue();
        assertThat(PathColumns.fits(List.of("path", "users"), none)).isFalse();
        assertThat(PathColumns.of(List.of("path", "users", "conversions", "total_null"))
                        .journeys())
                .isNegative();
    }
}
