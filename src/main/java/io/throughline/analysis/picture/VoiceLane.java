package io.throughline.analysis.picture;

import io.throughline.feedback.Saying;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What customers wrote: the newest who feels bad and the newest who does not. */
final class VoiceLane {
    private static final double INSET = 14;

    private VoiceLane() {}

    static Drawn of(List<Saying> quotes, double width, Density most) {
        Stack text = new Stack(width - 6).indent(INSET);
        Stream<Saying> low = quotes.stream().filter(VoiceLane::isLow).limit(1);
        Stream<Saying> high = quotes.stream().filter(saying -> !isLow(saying)).limit(1);
        for (Saying saying : Stream.concat(low, high).toList()) {
            double top = text.y();
            boolean isLow = isLow(saying);
            Sketch card = new Sketch();
            text.skip(4)
                    .lines(
                            "quote",
                            "“" + Objects.requireNonNullElse(saying.text(), "").strip() + "”",
                            most.lines());
            boolean isHigh = isHigh(saying);
            String mark = isLow ? "▼ low · " : isHigh ? "▲ high · " : "● neither · ";
            text.small(isLow ? "lossy" : isHigh ? "fine" : "quiet", mark + source(saying), null, null);
            double height = text.skip(4).full().y() - top;
            card.rect("card", 0, top, width, height, 4);
            if (isLow || isHigh) {
                card.rect(isLow ? "loss" : "good", 0, top, 5, height, 0);
            }
            if (isLow) {
                card.rect("hatch", 0, top, 5, height, 0);
            }
            text.sketch.before(card);
            text.gap();
        }
        return text.drawn();
    }

    private static boolean isLow(Saying saying) {
        Double level = saying.level();
        return level != null && level < 0;
    }

    private static boolean isHigh(Saying saying) {
        Double level = saying.level();
        return level != null && level > 0;
    }

    private static String source(Saying saying) {
        Double score = saying.score();
        Double level = saying.level();
        Double best = saying.most();
        String told = score == null
                ? "feeling of the text " + (level == null ? "–" : Words.signed(level))
                : saying.kind() + " " + Words.trimmed(score) + (best == null ? "" : " of " + Words.trimmed(best));
        return told + (saying.touchpoint() == null ? "" : " · " + saying.touchpoint());
    }
}
