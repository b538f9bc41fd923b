package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ImportBatch;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.TextDictionary;
import io.throughline.ingest.text.TextStream;
import io.throughline.ingest.text.TimeCounts;
import io.throughline.ingest.text.Times;
import io.throughline.journey.Clock;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.LiveIdentifiers;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Rejection;
import io.throughline.journey.Years;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of rows for interactions that come by themselves. */
public final class LiveRules {
    private final BatchWriter intake;
    private final MessageDigest digest = TextStream.sha256();
    private final long now = Times.now();
    private long later;
    private long latest;

    public LiveRules(BatchWriter intake) {
        this.intake = intake;
    }

    /** What customers' ids are keys of. */
    public void keysOf(CustomerKeys keys) {
        intake.evidence().keysOf(keys, false);
    }

    public void take(LiveInteraction interaction) {
        String told = interaction.customer() + ',' + interaction.micros() + ',' + interaction.touchpoint() + '\n';
        digest.update(told.getBytes(StandardCharsets.UTF_8));
        String customer = interaction.customer().strip();
        intake.begin(false);
        String fault = findFault(interaction);
        if (fault == null) {
            fault = enter(interaction, customer);
        }
        if (fault != null) {
            String shown = RowReader.shorten(interaction.text());
            intake.reject(null, fault, shown, customer.isEmpty() ? null : customer, shown);
        }
    }

    /** Takes identifiers of a customer. */
    public void identify(LiveIdentifiers one) {
        String customer = one.customer().strip();
        if (!customer.isEmpty() && customer.length() <= RowRules.ID_LIMIT) {
            intake.evidence().add(customer, one.system(), one.kinds(), one.values(), one.at());
        }
    }

    /** Takes what a customer says of being looked at. */
    public void consent(ConsentRow said) {
        String customer = said.customer().strip();
        if (!customer.isEmpty() && customer.length() <= RowRules.ID_LIMIT && Years.hold(said.at())) {
            intake.consents().add(customer, said.kind(), said.at(), said.granted());
        }
    }

    /** Counts and keeps what its reader has refused. */
    public void reject(Rejection rejection) {
        intake.reject(null, rejection.reason(), rejection.row(), null, rejection.row());
    }

    public ImportReport finish() {
        List<String> notes =
                later == 0 ? List.of("Recorded live.") : List.of("Recorded live.", TimeCounts.laterNote(later, latest));
        return intake.finish(HexFormat.of().formatHex(digest.digest()), notes);
    }

    private @Nullable String enter(LiveInteraction interaction, String customer) {
        ImportBatch part = intake.part();
        int who = part.customers.code(customer);
        if (!part.admits(who, Clock.TIME)) {
            return "the customer has both times and step numbers";
        }
        if (interaction.micros() > now) {
            later++;
            latest = Math.max(latest, interaction.micros());
        }
        int entry = intake.enter(
                who,
                interaction.micros(),
                part.touchpoints.code(interaction.touchpoint().strip()),
                code(part.channels, interaction.channel()),
                code(part.campaigns, interaction.campaign()),
                interaction.value() == null ? Double.NaN : interaction.value(),
                0,
                interaction.conversion());
        String key = strip(interaction.key());
        if (!TextDictionary.nothing(key)) {
            part.setKey(entry, key);
        }
        String order = strip(interaction.order());
        if (!TextDictionary.nothing(order)) {
            intake.setOrder(entry, order);
        }
        if (interaction.sequence() != null) {
            intake.setSequence(entry, interaction.sequence());
        }
        for (Map.Entry<String, String> attribute : interaction.attributes().entrySet()) {
            String value = attribute.getValue().strip();
            if (!value.isEmpty()) {
                ImportBatch.Field<InteractionBatch.Attribute> field = part.attribute(attribute.getKey());
                char[] chars = value.toCharArray();
                part.batch.setAttribute(field.target(), entry, field.words().text(chars, 0, chars.length));
            }
        }
        intake.writeIfFull();
        return null;
    }

    private static int code(TextDictionary words, @Nullable String text) {
        String name = strip(text);
        return name.isEmpty() ? -1 : words.code(name);
    }

    private static @Nullable String findFault(LiveInteraction interaction) {
        if (interaction.customer().isBlank()) {
            return "no customer";
        }
        if (!Years.hold(interaction.micros())) {
            return Times.OUTSIDE;
        }
        if (interaction.touchpoint().isBlank()) {
            return "empty touchpoint";
        }
        Double value = interaction.value();
        if (value != null && !Double.isFinite(value)) {
            return "value is not a number";
        }
        Double sequence = interaction.sequence();
        if (sequence != null && !Double.isFinite(sequence)) {
            return "sequence is not a number";
        }
        return findTooLong(interaction);
    }

    private static @Nullable String findTooLong(LiveInteraction interaction) {
        String[] ids = {
            interaction.customer(),
            interaction.touchpoint(),
            interaction.channel(),
            interaction.campaign(),
            interaction.key(),
            interaction.order()
        };
        String[] names = {"customer", "touchpoint", "channel", "campaign", "key", "order"};
        for (int i = 0; i < ids.length; i++) {
            if (strip(ids[i]).length() > RowRules.ID_LIMIT) {
                return names[i] + " longer than 512 characters";
            }
        }
        long length = 0;
        for (Map.Entry<String, String> attribute : interaction.attributes().entrySet()) {
            length += attribute.getKey().length() + attribute.getValue().length();
        }
        return length > Row.LIMIT ? Row.TOO_LONG : null;
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
