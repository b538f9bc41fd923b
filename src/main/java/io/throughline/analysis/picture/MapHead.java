package io.throughline.analysis.picture;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.TouchpointFigures;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The top of the page: what map it is, whose journey, and how fresh it is. */
final class MapHead {
    private static final double MARGIN = 24;
    private static final double RADIUS = 40;
    private static final double TEXT_LEFT = MARGIN + 2 * RADIUS + 24;
    private static final int CHANNELS = 3;
    private static final int TOUCHPOINTS = 3;

    private final MapSheet sheet;
    private final Map<String, Long> channels;
    private final double width;
    private final Sketch page;

    private MapHead(MapSheet sheet, Map<String, Long> channels, double width, Sketch page) {
        this.sheet = sheet;
        this.channels = channels;
        this.width = width;
        this.page = page;
    }

    /** @param channels visits by channel, most first. Returns where the page goes on. */
    static double draw(MapSheet sheet, Map<String, Long> channels, double width, Sketch page) {
        return new MapHead(sheet, channels, width, page).draw();
    }

    private double draw() {
        portrait();
        JourneyMap map = sheet.cells().map();
        page.text("title", TEXT_LEFT, 40, TextLines.fit(map.name(), 28, width - TEXT_LEFT - 500));
        page.text("persona", TEXT_LEFT, 64, TextLines.fit(told(), 16, width - TEXT_LEFT - 500));
        page.text("", TEXT_LEFT, 84, TextLines.fit(facts(), TextLines.TEXT, width - TEXT_LEFT - 500));
        String wants = sheet.portrait().wants();
        if (wants != null) {
            page.text(
                    "soft",
                    TEXT_LEFT,
                    103,
                    TextLines.fit("Wants to " + wants, TextLines.TEXT, width - TEXT_LEFT - 500));
        }
        right(map);
        MapVersion shown = sheet.edition().shown();
        return shown == null ? 122 : banner(shown);
    }

    /** Initials in a ring that is as full as the group is large among all customers. */
    private void portrait() {
        double x = MARGIN + RADIUS + 4;
        double y = 62;
        page.circle("portrait", x, y, RADIUS - 7).text("initials mid", x, y + 9, initials(sheet.persona()));
        page.circle("ring", x, y, RADIUS);
        Double share = share();
        if (share != null && share > 0) {
            double angle = 2 * Math.PI * Math.min(share, 0.9999);
            page.path(
                    "ring full",
                    String.format(
                            Locale.ROOT,
                            "M%.1f %.1fA%.1f %.1f 0 %d 1 %.1f %.1f",
                            x,
                            y - RADIUS,
                            RADIUS,
                            RADIUS,
                            share > 0.5 ? 1 : 0,
                            x + RADIUS * Math.sin(angle),
                            y - RADIUS * Math.cos(angle)));
        }
    }

    private @Nullable Double share() {
        Portrait portrait = sheet.portrait();
        Long customers = portrait.customers();
        return customers == null || portrait.everyone() == 0
                ? null
                : (Double) ((double) customers / portrait.everyone());
    }

    private String told() {
        Portrait portrait = sheet.portrait();
        return portrait.name() + (portrait.who() == null ? "" : " – " + portrait.who());
    }

    private String facts() {
        Long customers = sheet.portrait().customers();
        Double share = share();
        String size = customers == null
                ? ""
                : Words.counted(customers, "customer") + (share == null ? "" : ", " + Words.percent(share) + " of all")
                        + " · ";
        long visits = channels.values().stream().mapToLong(Long::longValue).sum();
        String met = channels.entrySet().stream()
                .limit(CHANNELS)
                .map(entry -> entry.getKey() + " " + Words.percent((double) entry.getValue() / visits))
                .collect(Collectors.joining(", "));
        String most = sheet.columns().stream()
                .flatMap(column -> column.touchpoints(TOUCHPOINTS).stream())
                .sorted(Comparator.comparingLong((TouchpointFigures touchpoint) -> -touchpoint.visits()))
                .limit(TOUCHPOINTS)
                .map(touchpoint -> touchpoint.touchpoint().name())
                .collect(Collectors.joining(", "));
        return size + (met.isEmpty() ? "" : "met on " + met + " · most at " + most);
    }

    private void right(JourneyMap map) {
        MapCells cells = sheet.cells();
        Double conversion = sheet.conversion().value();
        String journeys =
                Words.count(sheet.conversion().n()) + " journeys, " + Words.interval(sheet.conversion()) + " convert";
        page.text("strong end", width - MARGIN, 40, journeys, "conversion", conversion);
        page.text(
                "soft end",
                width - MARGIN,
                64,
                Words.plain(map.kind()) + ", " + Words.plain(map.status()) + " · revision " + map.revision());
        String until = cells.journeys().dataUntil() == null
                ? "data without times"
                : "data until " + Words.day(cells.journeys().dataUntil().toInstant());
        page.text("soft end", width - MARGIN, 84, until);
        page.text("soft end", width - MARGIN, 103, version(sheet.edition().last()));
    }

    private static String version(@Nullable MapVersion last) {
        return last == null
                ? "never published: publishMap keeps text and figures"
                : "version " + last.number() + " of " + Words.day(last.at()) + " by " + last.by()
                        + (last.note() == null ? "" : ": " + TextLines.fit(last.note(), TextLines.TEXT, 260));
    }

    /** What of an earlier version is of then, and what is not. */
    private double banner(MapVersion shown) {
        page.rect("banner", MARGIN, 118, width - 2 * MARGIN, 28, 4);
        boolean none = sheet.cells().version().paths().isEmpty();
        String told = "Version " + shown.number() + " of " + Words.day(shown.at()) + " by " + shown.by() + ": its text"
                + (none
                        ? ", with the figures of today: it kept none."
                        : ", with the figures it was based on: journeys, feeling, KPIs. Lanes marked “figures of"
                                + " today” kept none.");
        page.text("strong", MARGIN + 12, 137, TextLines.fit(told, TextLines.TEXT, width - 2 * MARGIN - 24));
        return 158;
    }

    private static String initials(String name) {
        List<String> words = Stream.of(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .toList();
        return words.stream()
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
