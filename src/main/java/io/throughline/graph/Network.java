package io.throughline.graph;

import io.throughline.journey.Deadline;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.alg.shortestpath.YenShortestPathIterator;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * A directed graph of numbered places whose edges have a length or a capacity, with what JGraphT computes on it: the only door to its
 * algorithms.
 */
final class Network {
    private final Net net = new Net();

    /** Whoever goes on from a place for a question that is given up stops there: one search looks at all of them. */
    private static final class Net extends SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> {
        private static final long serialVersionUID = 1;

        Net() {
            super(DefaultWeightedEdge.class);
        }

        @Override
        public Set<DefaultWeightedEdge> outgoingEdgesOf(Integer place) {
            Deadline.check();
            return super.outgoingEdgesOf(place);
        }

        @Override
        public Set<DefaultWeightedEdge> incomingEdgesOf(Integer place) {
            Deadline.check();
            return super.incomingEdgesOf(place);
        }
    }

    /** A path that visits no place twice. */
    record Way(List<Integer> places, double length) {
        private static Way of(GraphPath<Integer, DefaultWeightedEdge> path) {
            return new Way(path.getVertexList(), path.getWeight());
        }
    }

    void add(int place) {
        net.addVertex(place);
    }

    /** Joins two other places; a second edge between the same two is left out. */
    void join(int from, int to, double weight) {
        DefaultWeightedEdge edge = net.addEdge(from, to);
        if (edge != null) {
            net.setEdgeWeight(edge, weight);
        }
    }

    /** Places on the side of the source in a minimum cut (push–relabel); of several cuts the one nearest to the source. */
    Set<Integer> cutOff(int source, int sink) {
        PushRelabelMFImpl<Integer, DefaultWeightedEdge> flow = new PushRelabelMFImpl<>(net);
        flow.calculateMinCut(source, sink);
        return flow.getSourcePartition();
    }

    /** Simple paths, shortest first (Yen); each is searched for when asked for. */
    Iterator<Way> shortest(int source, int sink) {
        YenShortestPathIterator<Integer, DefaultWeightedEdge> search = new YenShortestPathIterator<>(net, source, sink);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return search.hasNext();
            }

            @Override
            public Way next() {
                return Way.of(search.next());
            }
        };
    }
}
