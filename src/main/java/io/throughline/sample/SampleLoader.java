package io.throughline.sample;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fills a store with the sample market, catalogue and traits included. */
public final class SampleLoader {
    public static final long CUSTOMERS = 10_000;
    public static final long SEED = 1;

    private final ImportLog imports;
    private final CatalogueStore catalogue;

    public SampleLoader(ImportLog imports, CatalogueStore catalogue) {
        this.imports = imports;
        this.catalogue = catalogue;
    }

    /** The three groups that are planted in the market, as a file of personas. */
    public static Reader personas() {
        InputStream file = Objects.requireNonNull(SampleLoader.class.getResourceAsStream("/sample/personas.yaml"));
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }

    /** A map for each of them, as a file of maps. */
    public static Reader maps() {
        InputStream file = Objects.requireNonNull(SampleLoader.class.getResourceAsStream("/sample/maps.yaml"));
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }

    /** The market a fresh store is filled with. */
    public ImportReport load() {
        return load(() -> {});
    }

    /**
     * The same with what else a sample has. A start that is killed before all of it is seen leaves nothing that is seen, and the next one repeats it.
     *
     * @param rest writes that, before anybody sees the market
     */
    public ImportReport load(Runnable rest) {
        return load(MarketGenerator.ofCustomers(RetailMarket.standard(), CUSTOMERS, SEED), rest);
    }

    public ImportReport load(MarketGenerator generator) {
        return load(generator, () -> {});
    }

    private ImportReport load(MarketGenerator generator, Runnable rest) {
        RetailMarket market = generator.market();
        catalogue.describeAll(market.touchpoints(), true);
        try (ImportSession session = imports.open(RetailMarket.SOURCE, true, false)) {
            SampleParts parts = new SampleParts(market, session);
            SampleEvidence evidence = new SampleEvidence(market, generator.seed());
            MarketFeedback feedback = new MarketFeedback(generator);
            List<FeedbackRow> said = new ArrayList<>();
            MarketGenerator.Generated generated = generator.forEach((who, what) -> {
                parts.add(who, what);
                evidence.add(who, what);
                feedback.draw(who, what, drawn -> said.add(drawn.row()));
            });
            parts.writeRest();
            session.writeEvidence(evidence.rows());
            session.writeFeedback(said);
            rest.run();
            String digest = "retail-" + generated.customers() + "-" + generated.interactions() + "-" + generator.seed();
            return session.finish(digest, RecordAccount.of(generated.interactions()), notes(generated));
        }
    }

    private static List<String> notes(MarketGenerator.Generated generated) {
        return List.of("Made-up customers of a market whose truth is known: " + generated.customers()
                + " of them. The first import of another source takes this one out.");
    }

    /** Gathers customers into parts of the import, never splitting one. */
    private static final class SampleParts {
        private static final int ROWS = 1_000_000;
        private static final long MICROS = 1_000_000;

        private final RetailMarket market;
        private final ImportSession session;
        private final List<String> channels;
        private final long from = RetailMarket.FROM.getEpochSecond();
        private Part part;

        SampleParts(RetailMarket market, ImportSession session) {
            this.market = market;
            this.session = session;
            channels = List.copyOf(market.channels().keySet());
            part = new Part();
        }

        void add(Shopper who, Walk what) {
            if (part.batch.size() + what.size() > ROWS) {
                session.write(part.batch);
                part = new Part();
            }
            InteractionBatch batch = part.batch;
            int customer = batch.customers.code(who.id());
            long first = (from + what.seconds(0)) * MICROS;
            describe(who).forEach((name, value) -> batch.offerTrait(part.trait(name), customer, value, first));
            for (int i = 0; i < what.size(); i++) {
                int campaign = what.campaign(i);
                batch.add(
                        customer,
                        (from + what.seconds(i)) * MICROS,
                        batch.touchpoints.code(
                                market.touchpoints().get(what.touchpoint(i)).id()),
                        batch.channels.code(channels.get(what.channel(i))),
                        batch.campaigns.code(
                                campaign < 0
                                        ? null
                                        : market.campaigns().get(campaign).id()),
                        what.cents(i) < 0 ? Double.NaN : what.cents(i) / 100.0,
                        0);
            }
        }

        void writeRest() {
            session.write(part.batch);
        }

        private Map<String, String> describe(Shopper who) {
            return Map.of(
                    "age", Integer.toString(who.age()),
                    "city", market.cities().names().get(who.city()),
                    "income", Integer.toString(who.income()),
                    "occupation",
                            market.personas()
                                    .get(who.persona())
                                    .occupations()
                                    .names()
                                    .get(who.occupation()));
        }
    }

    private static final class Part {
        final InteractionBatch batch = new InteractionBatch(1 << 16);
        private final Map<String, InteractionBatch.Trait> traits = Map.of(
                "age", batch.trait("age"),
                "city", batch.trait("city"),
                "income", batch.trait("income"),
                "occupation", batch.trait("occupation"));

        InteractionBatch.Trait trait(String name) {
            InteractionBatch.Trait trait = traits.get(name);
            if (trait == null) {
                throw new IllegalArgumentException("the market gives no trait " + name);
            }
            return trait;
        }
    }
}
