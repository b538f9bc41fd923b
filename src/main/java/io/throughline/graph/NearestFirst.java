package io.throughline.graph;

/** Nodes waiting to be settled, the nearest first, ties by number; a node that waits already moves forward. */
final class NearestFirst {
    private final double[] distance;
    private final int[] heap;
    private final int[] place;
    private int size;

    /** @param distance by node; changed by the owner, only downwards while a node waits, followed by an offer */
    NearestFirst(int nodes, double[] distance) {
        this.distance = distance;
        this.heap = new int[nodes];
        this.place = new int[nodes];
        java.util.Arrays.fill(place, -1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void offer(int node) {
        if (place[node] < 0) {
            place[node] = size;
            heap[size++] = node;
        }
        int at = place[node];
        while (at > 0 && before(node, heap[(at - 1) / 2])) {
            put(at, heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        put(at, node);
    }

    int poll() {
        int first = heap[0];
        place[first] = -1;
        int last = heap[--size];
        if (size > 0) {
            sink(last);
        }
        return first;
    }

    private void sink(int node) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (before(node, heap[child])) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, node);
    }

    private void put(int at, int node) {
        heap[at] = node;
        place[node] = at;
    }

    private boolean before(int a, int b) {
        return distance[a] < distance[b] || (distance[a] == distance[b] && a < b);
    }
}
