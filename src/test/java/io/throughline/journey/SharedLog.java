package io.throughline.journey;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Plain logs of real input (customer, step number, touchpoint), one journey a customer or cut after conversions, read without the product's own readers. */
public final class SharedLog {
    private SharedLog() {}

    public static Path file(String name) {
        return Path.of(System.getProperty("throughline.shared", "../shared"), "data", name);
    }

    /** Touchpoints of each customer in order; rows of a customer are in order in these files. */
    public static Map<String, List<String>> read(Path file) throws IOException {
        Map<String, List<String>> customers = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                customers.computeIfAbsent(cells[0], c -> new ArrayList<>()).add(cells[2]);
            }
        }
        return customers;
    }

    /** @param conversion the step that converts; empty: none does */
    /** As {@link #read}, with a step after each row whose fourth cell flags a conversion. */
    public static Map<String, List<String>> readFlagged(Path file, String conversion) throws IOException {
        Map<String, List<String>> customers = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                List<String> steps = customers.computeIfAbsent(cells[0], c -> new ArrayList<>());
                steps.add(cells[2]);
                if (cells[3].equals("1")) {
                    steps.add(conversion);
                }
            }
        }
        return customers;
    }

    public static JourneySet journeys(Map<String, List<String>> customers, String conversion) {
        TreeSet<String> ids = new TreeSet<>();
        customers.values().forEach(ids::addAll);
        List<String> sorted = List.copyOf(ids);
        boolean[] converts = new boolean[sorted.size()];
        if (!conversion.isEmpty()) {
            converts[sorted.indexOf(conversion)] = true;
        }
        Steps steps = new Steps(sorted, converts);
        List<JourneyBlock> blocks = new ArrayList<>();
        List<List<String>> some = new ArrayList<>();
        int first = 0;
        int done = 0;
        for (List<String> customer : customers.values()) {
            some.add(customer);
            done++;
            if (some.size() == 8_000 || done == customers.size()) {
                blocks.add(block(steps, some, first));
                first = done;
                some.clear();
            }
        }
        List<Touchpoint> touchpoints = new ArrayList<>();
        sorted.forEach(id -> touchpoints.add(Touchpoint.plain(touchpoints.size(), id)));
        return new JourneySet(Scope.ALL, steps, new Catalogue(touchpoints, List.of(), List.of()), blocks, null);
    }

    private static JourneyBlock block(Steps steps, List<List<String>> customers, int first) {
        int rows = customers.stream().mapToInt(List::size).sum();
        int[] step = new int[rows];
        int[] row = new int[rows];
        long[] at = new long[rows];
        int[] offset = new int[rows + 1];
        int[] slot = new int[rows];
        int[] number = new int[rows];
        int[] interactions = new int[rows];
        byte[] flags = new byte[rows];
        int[] ordinals = new int[customers.size()];
        int[] offsets = new int[customers.size() + 1];
        int n = 0;
        int journeys = 0;
        for (int c = 0; c < ordinals.length; c++) {
            ordinals[c] = first + c;
            List<String> ids = customers.get(c);
            int count = 0;
            for (int i = 0; i < ids.size(); i++) {
                step[n] = steps.find(ids.get(i));
                row[n] = n;
                at[n] = i;
                boolean converts = steps.isConversion(step[n++]);
                if (converts || i + 1 == ids.size()) {
                    slot[journeys] = c;
                    number[journeys] = ++count;
                    interactions[journeys] = n - offset[journeys];
                    flags[journeys] = converts ? JourneyBlock.CONVERTED : 0;
                    offset[++journeys] = n;
                }
            }
            offsets[c + 1] = n;
        }
        BitSet stepClock = new BitSet();
        stepClock.set(0, ordinals.length);
        long[] hash =
                Arrays.stream(ordinals).mapToLong(o -> o * 0x9E3779B97F4A7C15L).toArray();
        Timelines timelines = new Timelines(ordinals, offsets, at, new int[rows], null, hash, stepClock);
        return new JourneyBlock(
                timelines,
                journeys,
                offset,
                step,
                StepRows.of(row),
                StepRows.of(row),
                slot,
                number,
                interactions,
                new double[rows],
                flags);
    }
}
