package io.throughline.map;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** YAML that reads well beside an older one: a key a line, lists of words on one line. */
final class YamlOutput extends Representer {
    private static final int WIDTH = 140;

    private YamlOutput(DumperOptions options) {
        super(options);
    }

    static String text(Map<String, Object> top) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(WIDTH);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return new Yaml(new YamlOutput(options), options).dump(plain(top));
    }

    /** On one line. */
    static String line(Map<String, Object> value) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.FLOW);
        options.setWidth(Integer.MAX_VALUE);
        options.setAllowUnicode(true);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        return new Yaml(options).dump(plain(value)).strip();
    }

    @Override
    protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
        boolean words = true;
        for (Object item : sequence) {
            words &= !(item instanceof Map) && !(item instanceof Collection);
        }
        return super.representSequence(tag, sequence, words ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /** Copies, so that nothing is written as a reference to what stands above. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlOutput::plain).toList();
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number.longValue();
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
