package io.throughline.markov.solve;

import java.util.Arrays;

/** Weights by state, only those that are there; meant for rows that are short or seldom searched. */
final class SparseRow {
    int size;
    int[] state = new int[4];
    double[] weight = new double[4];

    /** True where the state was not there before. */
    boolean add(int j, double w) {
        int place = find(j);
        if (place >= 0) {
            weight[place] += w;
            return false;
        }
        if (size == state.length) {
            state = Arrays.copyOf(state, size * 2);
            weight = Arrays.copyOf(weight, size * 2);
        }
        state[size] = j;
        weight[size++] = w;
        return true;
    }

    /** The weight that was there. */
    double remove(int j) {
        int place = find(j);
        double w = weight[place];
        size--;
        state[place] = state[size];
        weight[place] = weight[size];
        return w;
    }

    double sum() {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += weight[k];
        }
        return sum;
    }

    /** Place of a state, or −1. */
    int find(int j) {
        for (int k = 0; k < size; k++) {
            if (state[k] == j) {
                return k;
            }
        }
        return -1;
    }
}
