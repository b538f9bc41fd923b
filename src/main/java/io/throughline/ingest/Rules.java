package io.throughline.ingest;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.contract.ContractText;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.Times;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.KnownValues;
import io.throughline.journey.Names;
import io.throughline.quality.ColumnMeaning;
import io.throughline.quality.Contract;
import io.throughline.quality.FileSketch;
import io.throughline.quality.RuleStore;
import io.throughline.quality.RuleStore.SourceRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that files must keep: those of their sender, else those that are kept for their source. */
public final class Rules {
    private static final int MAX_TEXT = 200_000;

    private final RuleStore kept;
    private final KnownValues known;

    /** Where nothing is known of other imports. */
    public Rules(RuleStore kept) {
        this(kept, KnownValues.NONE);
    }

    /** @param known what other imports brought */
    public Rules(RuleStore kept, KnownValues known) {
        this.kept = kept;
        this.known = known;
    }

    /** All that are kept, by source. */
    public List<SourceRules> list() {
        return kept.list();
    }

    /**
     * Keeps a contract for the files of a source.
     *
     * @throws InvalidArgument that names the rule by its place
     */
    public SourceRules save(String source, String text, String who) {
        String name = Names.require("source", source);
        if (text.length() > MAX_TEXT) {
            throw new InvalidArgument("text", text.length() + " characters", "at most " + MAX_TEXT);
        }
        var unused = ContractText.read(text);
        SourceRules rules = new SourceRules(name, text);
        kept.save(rules, who);
        return rules;
    }

    /** False where none are kept for the source. */
    public boolean remove(String source, String who) {
        return kept.delete(source, who);
    }

    /** Those of the sender; none where none are given. */
    static Contract given(ImportOptions options) {
        String contract = options.given().get(ImportOptions.RULES_TEXT);
        return contract == null ? Contract.NONE : ContractText.read(contract);
    }

    /** What a file is told to as it is imported; null where nobody wants to know. */
    @Nullable
    FileSketch sketch(ImportOptions options, String source, ImportSettings settings) {
        Contract contract = options.given().containsKey(ImportOptions.RULES_TEXT)
                ? given(options)
                : kept.find(source).map(one -> ContractText.read(one.text())).orElse(Contract.NONE);
        return settings.profile() || !contract.isEmpty() ? new FileSketch(Times.now(), contract, known) : null;
    }

    /** What the contract of a source says of its columns. */
    public static List<ColumnMeaning> columns(SourceRules rules) {
        return ContractText.read(rules.text()).columns();
    }
}
