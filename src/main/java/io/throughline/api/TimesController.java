package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.ChannelSwitches.ChannelSwitch;
import io.throughline.path.time.RoundTrips;
import io.throughline.path.time.RoundTrips.RoundTrip;
import io.throughline.path.time.TimeBetween;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Times from one step to another, and changes of channel. */
@Controller
final class TimesController {

    @SchemaMapping(typeName = "Journeys")
    TimeBetween timeBetween(
            EvaluatedJourneys journeys, @Argument @Nullable String from, @Argument @Nullable String to) {
        return TimeBetween.of(journeys.set(), from, to);
    }

    /** Switches of journeys, each kind of them worked out where it is asked for. */
    record Switching(EvaluatedJourneys journeys) {
        public List<ChannelSwitch> channels() {
            return journeys.channelSwitches().channels();
        }

        public List<ChannelSwitch> kinds() {
            return journeys.channelSwitches().kinds();
        }

        public List<RoundTrip> roundTrips() {
            return RoundTrips.of(journeys.set());
        }
    }

    @SchemaMapping(typeName = "Journeys")
    Switching channelSwitches(EvaluatedJourneys journeys) {
        return new Switching(journeys);
    }

    @SchemaMapping(typeName = "ChannelSwitches")
    List<ChannelSwitch> devices(Switching switching, @Argument String attribute) {
        return ChannelSwitches.ofDevices(switching.journeys().set(), attribute);
    }
}
