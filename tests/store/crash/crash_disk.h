// A disk in memory, registered with SQLite as "crash": it knows what was promised to last and what was only written,
// so the power can be cut at any operation, with pending writes lost, kept or torn. It can also fail at any operation.
// One thread, one connection at a time.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace recoup::test {

class CrashDisk {
  public:
    using Bytes = std::vector<std::uint8_t>;
    struct Write {
        std::int64_t at = 0;
        Bytes bytes;  // empty: the file is cut to `at`
    };
    struct Node {
        Bytes now;                   // what programs see
        Bytes durable;               // what is promised to last
        std::vector<Write> pending;  // between the two
        bool exists = false;
        bool durable_name = false;
    };
    struct Fault {
        long at = -1;  // operation, counted from the last reset; -1: none
        int code = 0;  // SQLITE_IOERR, SQLITE_FULL
        bool once = true;
    };

    static CrashDisk& instance();  // SQLite's registry is global, so the disk is

    // The disk as `files` says, all of it durable; operations are counted from here.
    void reset(const std::map<std::string, Bytes>& files);
    std::map<std::string, Bytes> files() const;

    void cut_at(long operation) { cut_at_ = operation; }
    void fail(Fault fault) { fault_ = fault; }
    long operations() const { return operations_; }
    bool cut() const { return dead_; }
    // The power comes back: what was pending is lost, kept or torn, as `seed` decides.
    void restart(unsigned seed);

    // For the file layer.
    int tick();
    Node* find(const std::string& name);
    Node& create(const std::string& name);
    void write(Node& node, std::int64_t at, const void* bytes, std::size_t size);
    void truncate(Node& node, std::int64_t size);
    void sync(Node& node);
    void remove(Node& node, bool sync_folder);

  private:
    CrashDisk();

    std::map<std::string, Node> nodes_;
    long operations_ = 0;
    long cut_at_ = -1;
    bool dead_ = false;
    Fault fault_;
};

}  // namespace recoup::test
