package io.throughline.ingest;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.contract.ContractText;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.Times;
import io.throughline.quality.FileSketch;
import io.throughline.quality.QualityRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that a file must keep. */
final class Rules {
    private Rules() {}

    /** Those of the sender; none where none are given. @throws io.throughline.journey.InvalidArgument where they cannot be read */
    static List<QualityRule> of(ImportOptions options) {
        String contract = options.given().get(ImportOptions.RULES_TEXT);
        return contract == null ? List.of() : ContractText.read(contract);
    }

    /** What a file is told to as it is imported; null where nobody wants to know. */
    static @Nullable FileSketch sketch(ImportOptions options, ImportSettings settings) {
        List<QualityRule> rules = of(options);
        return settings.profile() || !rules.isEmpty() ? new FileSketch(Times.now(), rules) : null;
    }
}
