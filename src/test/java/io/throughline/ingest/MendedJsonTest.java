package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.export.KeptRowsFile;
import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of a JSON array that were refused come back as lines of JSON which say what was wrong: unmended they are refused again. */
class MendedJsonTest {
    private static final String GOOD = "{'user':'a','time':1,'event':'x','by':3}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'user':'u','user':'v','time':1,'event':'x'}",
                "{'user':'u','time':1,'event':'x','by':3,'by':null}",
                "{'user':'u','time':1,'event':'x','by':null,'by':3}",
                "{'user':'u','time':1,'event':'x','by':3,'by':{'a':4}}",
                "{'user':'u','time':1,'event':'x','by':{'a':4,'b':'two'},'by':{'a':5}}",
                "{'user':'u','time':1,'event':'x','by':[1],'by':[2]}",
                "{'user':{'id':7},'time':1,'event':'x'}",
                "{'user':'u','time':'noon','event':'x','by':{'a':[1,{'b':2}]}}"
            })
    void whatWasRefusedComesBackSoThatItIsRefusedAgain(String row) throws IOException {
        Trial trial = new Trial();
        ImportReport first = trial.take(("[" + GOOD + "," + row + "]").replace('\'', '"'));
        assertThat(first.rejections()).hasSize(1);
        String kept = new String(
                KeptRowsFile.of(trial.store.findKept("", Fate.REJECTED).orElseThrow())
                        .bytes(),
                StandardCharsets.UTF_8);
        ImportReport again = new Trial().take(GOOD.replace('\'', '"') + "\n" + kept);
        assertThat(again.rejections())
                .as(kept)
                .extracting(one -> one.reason())
                .containsExactly(first.rejections().get(0).reason());
    }
}
