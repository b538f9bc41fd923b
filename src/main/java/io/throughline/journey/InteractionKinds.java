package io.throughline.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dictionary of what an interaction is besides its customer, time and value: one dense code for each distinct
 * (touchpoint, channel, campaign, source, derived). So a timeline needs one number for all five, and any choice of steps, channels or
 * sources is one look-up by that number.
 *
 * <p>Append-only: a code, once given, never changes its meaning; readers use only codes below the size they were handed.
 */
public final class InteractionKinds {
    private record Key(int touchpoint, int channel, int campaign, int source, boolean derived) {}

    private final Map<Key, Integer> codes = new HashMap<>();
    private final Map<String, Integer> sourceCodes = new HashMap<>();
    private volatile List<String> sources = List.of();
    private volatile Key[] keys = new Key[64];
    private volatile int size;

    /** A contact for each of {@code count} touchpoints, with its code, and nothing else. */
    static InteractionKinds ofTouchpoints(int count) {
        InteractionKinds contacts = new InteractionKinds();
        int source = contacts.source("");
        for (int touchpoint = 0; touchpoint < count; touchpoint++) {
            contacts.code(touchpoint, -1, -1, source, false);
        }
        return contacts;
    }

    /** The code of a contact, new or known. Channel and campaign are catalogue codes, −1 for none. */
    public synchronized int code(int touchpoint, int channel, int campaign, int source, boolean derived) {
        Key key = new Key(touchpoint, channel, campaign, source, derived);
        Integer known = codes.get(key);
        if (known != null) {
            return known;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size] = key;
        codes.put(key, size);
        return size++;
    }

    public synchronized int source(String name) {
        Integer known = sourceCodes.get(name);
        if (known != null) {
            return known;
        }
        List<String> more = new ArrayList<>(sources);
        more.add(name);
        sources = List.copyOf(more);
        sourceCodes.put(name, more.size() - 1);
        return more.size() - 1;
    }

    public int size() {
        return size;
    }

    public int touchpoint(int code) {
        return keys[code].touchpoint;
    }

    public int channel(int code) {
        return keys[code].channel;
    }

    public int campaign(int code) {
        return keys[code].campaign;
    }

    public String sourceOf(int code) {
        return sources.get(keys[code].source);
    }

    public boolean derived(int code) {
        return keys[code].derived;
    }

    public List<String> sources() {
        return sources;
    }
}
