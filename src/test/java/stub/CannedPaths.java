package stub;

import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import io.throughline.path.loop.Loop;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.Silence;
import io.throughline.path.time.SilentCustomers;
import io.throughline.path.time.TimeBetween;
import io.throughline.path.variant.PathGroups;
import io.throughline.path.variant.PathRow;
import io.throughline.path.variant.Paths;
import java.util.List;

/** Fixed answers about paths, loops and times. */
interface CannedPaths extends Canned {
    @Override
    default Paths commonPaths(Paths.Request request) {
        keep("commonPaths", request);
        Rate rate = Rate.of(1, 2, "journeys");
        Paths.Path path = new Paths.Path(List.of("search", "buy"), 5, 6, rate, rate, 7.5, new Distribution(1, 2, 3, 4));
        return new Paths(List.of(new Paths.Entry("after-1", path)), 21, true, false);
    }

    @Override
    default PathGroups pathGroups(int k) {
        Rate rate = Rate.of(1, 2, "journeys");
        return new PathGroups(
                rate, List.of(new PathGroups.PathGroup(List.of("search", "buy"), k, rate, rate, 0.25, 3)));
    }

    @Override
    default List<PathRow> pathRows() {
        return List.of(new PathRow(List.of("search", "=cart"), 2, 40.5, 3), new PathRow(List.of(), 1, 7, 0));
    }

    @Override
    default List<Loop> loops(int first) {
        Rate rate = Rate.of(1, 2, "journeys");
        return List.of(new Loop(List.of("search", "buy", "search"), 3, first, 5, 6.5, rate, rate));
    }

    @Override
    default TimeBetween timeBetween(String from, String to) {
        return new TimeBetween(
                3, 4, 5.5, null, new Distribution(1, 2, 3, 4), List.of(new TimeBetween.SurvivalPoint(5.5, 0.5)));
    }

    @Override
    default List<Silence> silences() {
        Rate rate = Rate.of(1, 2, "returns");
        List<NextStep> steps = List.of(new NextStep("buy", 2, 0.5));
        SilentCustomers page = new SilentCustomers(List.of(new SilentCustomers.Entry("s-1", "c1")), 23, true, false);
        return List.of(new Silence("search", 8.5, null, 23, 4, steps, steps, rate, (first, after) -> page));
    }

    @Override
    default ChannelSwitches channelSwitches() {
        Rate rate = Rate.of(1, 2, "switches");
        ChannelSwitches.ChannelSwitch other =
                new ChannelSwitches.ChannelSwitch("ONLINE", "OFFLINE", 2, 1, null, rate, rate);
        return new ChannelSwitches(List.of(), List.of(other), 3);
    }
}
