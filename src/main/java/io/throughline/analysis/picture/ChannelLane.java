package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.catalogue.ChannelKind;
import io.throughline.kpi.ChannelShare;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which channels serve each stage. A channel has the same colour in all stages, and no other has it while colours last. */
final class ChannelLane {
    private static final int MOST = 3;
    private static final int COLOURS = 8;
    private static final double THICK = 14;

    private final Map<String, Integer> colours = new HashMap<>();
    private final Map<String, Long> visits = new LinkedHashMap<>();

    private ChannelLane() {}

    static ChannelLane of(List<StageColumn> columns) {
        Map<String, Long> found = new HashMap<>();
        columns.stream()
                .flatMap(column -> column.channels().stream())
                .forEach(share -> found.merge(share.channel(), share.visits(), Long::sum));
        ChannelLane lane = new ChannelLane();
        found.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> lane.visits.put(entry.getKey(), entry.getValue()));
        lane.visits.keySet().forEach(channel -> lane.colours.put(channel, Math.min(COLOURS, lane.colours.size() + 1)));
        return lane;
    }

    /** Visits of the whole map by channel, most first. */
    Map<String, Long> visits() {
        return visits;
    }

    Drawn draw(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        List<ChannelShare> channels = column.channels();
        double x = 0;
        for (ChannelShare channel : channels) {
            Double share = channel.share().value();
            double part = share == null ? 0 : width * share;
            sketch.raw("<g>")
                    .title(channel.channel() + ": " + Words.interval(channel.share()) + " of visits, "
                            + Words.interval(channel.progress()) + " of its journeys go further");
            swatch(sketch, channel, x, 2, Math.max(0, part - 1), THICK);
            sketch.raw("</g>");
            x += part;
        }
        double y = 32;
        for (ChannelShare channel : channels.stream().limit(MOST).toList()) {
            swatch(sketch, channel, 0, y - 11, 14, 12);
            String kind = channel.kind() == null ? "" : ", " + Words.plain(channel.kind());
            sketch.text("small", 20, y, TextLines.fit(channel.channel() + kind, TextLines.SMALL, width - 172));
            sketch.text(
                    "small end",
                    width - 108,
                    y,
                    Words.percent(channel.share()),
                    column.id() + ".channel." + channel.channel(),
                    channel.share().value());
            sketch.text("small soft end", width, y, Words.percent(channel.progress()) + " go further");
            y += Stack.SMALL_LINE;
        }
        int more = channels.size() - MOST;
        if (more > 0) {
            sketch.text("soft small", 20, y, "+ " + more + " more");
            y += Stack.SMALL_LINE;
        }
        return channels.isEmpty() ? Drawn.NOTHING : new Drawn(sketch, y - 12, more > 0 ? 80 : width);
    }

    private void swatch(Sketch sketch, ChannelShare channel, double x, double y, double width, double height) {
        sketch.rect("channel c" + colours.getOrDefault(channel.channel(), COLOURS), x, y, width, height, 0);
        if (channel.kind() == ChannelKind.OFFLINE || channel.kind() == ChannelKind.HYBRID) {
            sketch.rect(channel.kind() == ChannelKind.OFFLINE ? "hatch" : "dots", x, y, width, height, 0);
        }
    }
}
