package org.imprimatur.audit.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The hash tree of RFC 6962, section 2.1: its root at any size, and the proofs that one leaf is in it and that one tree
 * begins another. Only complete subtrees are asked for, so a proof in a tree of n leaves needs about log n of them.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** Where the hashes of complete subtrees come from. */
    public interface Subtrees {

        /** Of the 2^{@code level} leaves that begin with leaf {@code number} times 2^{@code level}. */
        byte[] hash(int level, long number);
    }

    /** What a leaf with this content hashes to. */
    public static byte[] leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(content);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** MTH: the head of the tree over the first leaves. */
    public byte[] root(long size) {
        return size == 0 ? sha256().digest() : hash(0, size);
    }

    /** PATH: what has to be known beside a leaf to work out the root. */
    public List<byte[]> inclusion(long leaf, long size) {
        List<byte[]> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return path;
    }

    /** Of each hash on a leaf's path, whether it stands to the left. */
    public static List<Boolean> lefts(long leaf, long size) {
        List<Boolean> lefts = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long split = from + split(to - from);
            lefts.add(0, leaf >= split);
            from = leaf < split ? from : split;
            to = leaf < split ? split : to;
        }
        return lefts;
    }

    /** PROOF: what has to be known to see that the tree of the later size begins with that of the earlier. */
    public List<byte[]> consistency(long earlier, long later) {
        List<byte[]> proof = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            subproof(earlier, 0, later, true, proof);
        }
        return proof;
    }

    /** The root that a leaf and its path lead to; empty if no tree of that size has such a path. RFC 9162, 2.1.3.2. */
    public static Optional<byte[]> rootOf(byte[] leaf, long number, long size, List<byte[]> path) {
        if (number < 0 || number >= size) {
            return Optional.empty();
        }
        long fn = number;
        long sn = size - 1;
        byte[] root = leaf;
        for (byte[] beside : path) {
            if (sn == 0) {
                return Optional.empty();
            }
            if ((fn & 1) == 1 || fn == sn) {
                root = node(beside, root);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                root = node(root, beside);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? Optional.of(root) : Optional.empty();
    }

    /** Whether the proof shows that the later tree begins with the earlier one. RFC 9162, 2.1.4.2. */
    public static boolean isConsistent(long earlier, byte[] before, long later, byte[] after, List<byte[]> proof) {
        if (earlier == later) {
            return proof.isEmpty() && Arrays.equals(before, after);
        }
        if (earlier <= 0 || earlier > later) {
            return false;
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(earlier) == 1) {
            path.add(0, before);
        }
        if (path.isEmpty()) {
            return false;
        }
        long fn = earlier - 1;
        long sn = later - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Iterator<byte[]> steps = path.iterator();
        byte[] fr = steps.next();
        byte[] sr = fr;
        while (steps.hasNext()) {
            byte[] c = steps.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, before) && Arrays.equals(sr, after);
    }

    private byte[] hash(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return subtrees.hash(level, from >> level);
        }
        long split = from + split(size);
        return node(hash(from, split), hash(split, to));
    }

    private void path(long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + split(to - from);
        if (leaf < split) {
            path(leaf, from, split, path);
            path.add(hash(split, to));
        } else {
            path(leaf, split, to, path);
            path.add(hash(from, split));
        }
    }

    private void subproof(long earlier, long from, long to, boolean known, List<byte[]> proof) {
        if (earlier == to) {
            if (!known) {
                proof.add(hash(from, to));
            }
            return;
        }
        long split = from + split(to - from);
        if (earlier <= split) {
            subproof(earlier, from, split, known, proof);
            proof.add(hash(split, to));
        } else {
            subproof(earlier, split, to, false, proof);
            proof.add(hash(from, split));
        }
    }

    /** The largest power of two below the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A tree that is read leaf by leaf and never held: the heads of its complete subtrees are all it keeps. */
    public static final class Growing {

        private final List<byte[]> heads = new ArrayList<>();

        /** By level, of the complete subtrees the newest leaf ended. */
        private final List<byte[]> newest = new ArrayList<>();

        private long size;

        public void add(byte[] leafHash) {
            byte[] hash = leafHash;
            newest.clear();
            newest.add(hash);
            for (long full = size; (full & 1) == 1; full >>= 1) {
                hash = node(heads.remove(heads.size() - 1), hash);
                newest.add(hash);
            }
            heads.add(hash);
            size++;
        }

        public long size() {
            return size;
        }

        /**
         * The hash of the complete subtree of this level that the newest leaf ended.
         *
         * @throws IllegalStateException if it ended none
         */
        public byte[] complete(int level) {
            if (size == 0 || size % (1L << level) != 0) {
                throw new IllegalStateException("No subtree of level " + level + " ends with leaf " + size);
            }
            return newest.get(level);
        }

        public byte[] root() {
            if (heads.isEmpty()) {
                return sha256().digest();
            }
            byte[] root = heads.get(heads.size() - 1);
            for (int i = heads.size() - 2; i >= 0; i--) {
                root = node(heads.get(i), root);
            }
            return root;
        }
    }
}
