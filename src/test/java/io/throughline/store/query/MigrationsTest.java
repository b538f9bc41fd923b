package io.throughline.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.query.Migrations.Migration;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void statementsEndWithASemicolonAtTheEndOfALine() {
        Migration migration =
                new Migration("V1", "// why\nCREATE (a {x: ';'})\n  SET a.y = 1;\r\n\nRETURN 1;\n// end\n");
        assertThat(migration.statements()).containsExactly("CREATE (a {x: ';'})\n  SET a.y = 1", "RETURN 1");
    }

    @Test
    void lineEndsDoNotChangeTheChecksum() {
        assertThat(new Migration("V1", "A;\r\nB;").checksum()).isEqualTo(new Migration("V1", "A;\nB;").checksum());
        assertThat(new Migration("V1", "A;").checksum()).isNotEqualTo(new Migration("V1", "B;").checksum());
    }

    @Test
    void filesAreReadInOrderOfVersion() {
        assertThat(Migrations.load()).extracting(Migration::version).isSorted().contains("V001");
    }
}
