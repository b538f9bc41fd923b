package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.WholeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The names of all members of a file's objects as columns: a member of a nested object has the names of the objects before its
 * own, as in {@code properties.user.id}; a list is one cell.
 */
final class JsonNames {
    /** Members a file may have. */
    private static final int LIMIT = 5_000;
    /** Characters of a column's name. */
    private static final int LENGTH = 512;

    /** A member of one name at one place. */
    static final class Member {
        private final Map<String, Member> members = new LinkedHashMap<>();
        private final int place;
        private boolean holds;
        private int column = -1;

        private Member(int place) {
            this.place = place;
        }

        @Nullable
        Member member(String name) {
            return members.get(name);
        }

        /** Those of the objects that it is, by name. */
        Map<String, Member> members() {
            return members;
        }

        /** Its own among all members, from 0. */
        int place() {
            return place;
        }

        /** −1 where it is an object in all rows. */
        int column() {
            return column;
        }
    }

    private final Member root = new Member(-1);
    private final List<String> header = new ArrayList<>();
    private int size;

    /** How many members there are. */
    int size() {
        return size;
    }

    Member root() {
        return root;
    }

    /** Names of the columns; only once every object has been seen. */
    List<String> header() {
        if (header.isEmpty()) {
            number(root, "");
        }
        return header;
    }

    /** Reads an object whose start is the current token to its end. */
    void add(JsonParser object) {
        add(root, object);
    }

    private void add(Member in, JsonParser object) {
        while (object.nextToken() == JsonToken.PROPERTY_NAME) {
            Member member = in.members.computeIfAbsent(object.currentName(), name -> newMember());
            JsonToken token = object.nextToken();
            if (token == JsonToken.START_OBJECT) {
                add(member, object);
            } else {
                member.holds |= token != JsonToken.VALUE_NULL;
                object.skipChildren();
            }
        }
    }

    private Member newMember() {
        if (++size > LIMIT) {
            throw new ImportRefused(String.format(
                    Locale.ROOT,
                    "The objects have more than %,d different members; leave out those that are data.",
                    LIMIT));
        }
        return new Member(size - 1);
    }

    private void number(Member in, String before) {
        in.members.forEach((name, member) -> {
            String column = before + name;
            if (column.length() > LENGTH) {
                throw new ImportRefused("A member's name is longer than " + LENGTH + " characters: "
                        + column.substring(0, 60) + "…; shorten it.");
            }
            if (member.holds || member.members.isEmpty()) {
                member.column = header.size();
                header.add(WholeText.name(column));
            }
            number(member, column + ".");
        });
    }
}
