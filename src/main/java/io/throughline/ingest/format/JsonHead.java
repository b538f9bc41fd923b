package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

/** How JSON objects stand in a text, as far as its first object and what follows it tell. */
final class JsonHead {
    private static final int LINES = 200;

    private final String head;
    private final boolean whole;
    private @Nullable String member;
    private boolean namesCustomer;

    private JsonHead(String head, boolean whole) {
        this.head = head;
        this.whole = whole;
    }

    /**
     * @param head beginning of the text from its first character that is not blank, a brace or bracket
     * @param whole whether the head is all of the text
     */
    static JsonFormat look(String head, boolean whole) {
        return head.charAt(0) == '[' ? JsonFormat.of(JsonFormat.Layout.ARRAY, "") : new JsonHead(head, whole).look();
    }

    private JsonFormat look() {
        int end = head.length();
        boolean followed = false;
        boolean broken = false;
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), head)) {
            parser.nextToken();
            walk(parser);
            end = (int) parser.currentLocation().getCharOffset();
            followed = !whole || !head.substring(end).isBlank();
        } catch (JacksonException failure) {
            TokenStreamLocation at = failure.getLocation();
            long offset = at == null ? 0 : Math.max(0, at.getCharOffset());
            broken = whole || offset < head.length() - 100;
            end = broken ? (int) offset : end;
        }
        if (member != null && !followed && !namesCustomer) {
            return JsonFormat.of(JsonFormat.Layout.MEMBER, member);
        }
        boolean oneLine = head.lastIndexOf('\n', end - 1) < 0 && (broken || !head.startsWith("{", afterBlanks(end)));
        boolean lines = oneLine || broken && hasWholeLine();
        return JsonFormat.of(lines ? JsonFormat.Layout.LINES : JsonFormat.Layout.VALUES, "");
    }

    /** Where the line goes on behind blanks; its end where it does not. */
    private int afterBlanks(int from) {
        int at = from;
        while (at < head.length() && head.charAt(at) != '\n' && Characters.blank(head.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Reads the first object; finds the first member that is a list of objects. */
    private void walk(JsonParser object) {
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            namesCustomer |= isCustomer(name);
            if (object.nextToken() == JsonToken.START_ARRAY) {
                walkList(object, name);
            } else {
                object.skipChildren();
            }
        }
    }

    private void walkList(JsonParser object, String name) {
        for (JsonToken token = object.nextToken(); token != JsonToken.END_ARRAY; token = object.nextToken()) {
            if (member == null && token == JsonToken.START_OBJECT) {
                member = name;
            }
            object.skipChildren();
        }
    }

    private static boolean isCustomer(String name) {
        return Role.CUSTOMER.columns().stream().anyMatch(known -> Role.isNamed(name, known));
    }

    private boolean hasWholeLine() {
        return head.lines().limit(LINES).anyMatch(line -> line.startsWith("{") && isObject(line));
    }

    private static boolean isObject(String line) {
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException broken) {
            return false;
        }
    }
}
