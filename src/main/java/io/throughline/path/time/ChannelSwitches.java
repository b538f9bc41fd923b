package io.throughline.path.time;

import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps of journeys that follow another on another channel, and on a channel of another kind; by the channels of the rows under every
 * definition of a step.
 *
 * @param stays steps that follow another on the same channel
 */
public record ChannelSwitches(List<ChannelSwitch> channels, List<ChannelSwitch> kinds, long stays) {
    public ChannelSwitches {
        channels = List.copyOf(channels);
        kinds = List.copyOf(kinds);
    }

    /**
     * From one channel, or kind of channel, to another; {@code (none)} where a row has none.
     *
     * @param share of all switches
     * @param medianSeconds from leaving the step before to entering the step after; null where only step numbers are known
     * @param loss journeys that end unconverted at the step after the switch / switches
     * @param stayLoss the same for steps that stay on {@code from}
     */
    public record ChannelSwitch(
            String from,
            String to,
            long count,
            double share,
            @Nullable Double medianSeconds,
            Rate loss,
            Rate stayLoss) {}

    public static ChannelSwitches of(JourneySet set) {
        Switches channels = Switches.of(set, RowGroups.of(InteractionKindGroups.channels(set)));
        Switches kinds = Switches.of(set, RowGroups.of(InteractionKindGroups.kinds(set)));
        return new ChannelSwitches(channels.list(), kinds.list(), channels.stays());
    }

    /** From one kind of device to another, by an attribute of the rows; none where nothing has this attribute. */
    public static List<ChannelSwitch> ofDevices(JourneySet set, String attribute) {
        return set.columns().attributeNames().contains(attribute)
                ? Switches.of(set, RowGroups.attribute(set, attribute)).list()
                : List.of();
    }
}
