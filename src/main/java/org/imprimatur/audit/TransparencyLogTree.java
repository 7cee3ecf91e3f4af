package org.imprimatur.audit;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.transparency.MerkleTree;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log's complete subtrees out of the database, 256 of one level at a time; each is read once. */
final class TransparencyLogTree implements MerkleTree.Subtrees {

    /** Every eighth level is stored. */
    static final int STORED = 8;

    static final int WIDTH = 1 << STORED;

    private final JdbcTemplate jdbc;
    private final Map<String, List<byte[]>> tiles = new HashMap<>();

    TransparencyLogTree(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public byte[] hash(int level, long number) {
        int above = level % STORED;
        long first = number << above;
        return hash(above, tile(level - above, first >> STORED), (int) (first & (WIDTH - 1)));
    }

    private static byte[] hash(int above, List<byte[]> tile, int first) {
        if (above == 0) {
            return tile.get(first);
        }
        int half = 1 << (above - 1);
        return MerkleTree.node(hash(above - 1, tile, first), hash(above - 1, tile, first + half));
    }

    private List<byte[]> tile(int level, long number) {
        return tiles.computeIfAbsent(level + "/" + number, key -> read(level, number << STORED));
    }

    private List<byte[]> read(int level, long from) {
        return level == 0
                ? jdbc.query(
                        "select hash from audit_leaf where leaf >= ? and leaf < ? order by leaf",
                        (row, n) -> leaf(row.getString("hash")),
                        from,
                        from + WIDTH)
                : jdbc.query(
                        "select hash from audit_subtree where level = ? and number >= ? and number < ? order by number",
                        (row, n) -> HexFormat.of().parseHex(row.getString("hash")),
                        level,
                        from,
                        from + WIDTH);
    }

    /** A leaf's content is the line's hash, as 32 bytes. */
    static byte[] leaf(String lineHash) {
        return MerkleTree.leaf(HexFormat.of().parseHex(lineHash));
    }
}
