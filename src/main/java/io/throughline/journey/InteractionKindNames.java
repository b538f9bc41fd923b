package io.throughline.journey;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import org.jspecify.annotations.Nullable;

/** What the codes of contacts mean, by name, as the catalogue of one moment tells it. */
public record InteractionKindNames(InteractionKinds contacts, Catalogue catalogue) {

    /** Of a derived conversion {@code Conversion}; where its row converts by itself, that of the row. */
    public Touchpoint touchpointOf(int contact) {
        Touchpoint row = rowOf(contact);
        return contacts.derived(contact) && !row.conversion()
                ? catalogue.find(Reserved.CONVERSION).orElse(row)
                : row;
    }

    /** Of a derived conversion the touchpoint of its row. */
    public Touchpoint rowOf(int contact) {
        return catalogue.touchpoint(contacts.touchpoint(contact));
    }

    /** Whether this is a derived conversion whose row converts by itself: the two are one. */
    public boolean joins(int contact) {
        Touchpoint row = rowOf(contact);
        return contacts.derived(contact) && row.conversion() && !row.id().equals(Reserved.CONVERSION);
    }

    /** The channel in the row, else the one described for the touchpoint. */
    public @Nullable String channelOf(int contact) {
        int code = contacts.channel(contact);
        return code < 0 ? touchpointOf(contact).channel() : catalogue.channels().get(code);
    }

    /** The kind of that channel. */
    public @Nullable ChannelKind kindOf(int contact) {
        String channel = channelOf(contact);
        return channel == null ? null : catalogue.kindOf(channel);
    }

    public @Nullable String campaignOf(int contact) {
        int code = contacts.campaign(contact);
        return code < 0 ? null : catalogue.campaigns().get(code);
    }

    public @Nullable String stageOf(int contact) {
        return touchpointOf(contact).stage();
    }

    public boolean derived(int contact) {
        return contacts.derived(contact);
    }
}
