// usage: run_network NETWORK INPUT OUTPUT: one run by the engine of the program. Tensors: u32 rank, u32 sides, f32
// numbers.
#include <fstream>
#include <iostream>
#include <iterator>

#include "ocr/net/network.h"

using namespace recoup::ocr;

namespace {

std::vector<char> read_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Tensor read_tensor(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const auto number = [&] {
        std::uint32_t value = 0;
        file.read(reinterpret_cast<char*>(&value), sizeof value);
        return value;
    };
    Shape shape;
    for (auto rank = number(); rank > 0; --rank) shape.add(number());
    Tensor tensor(shape);
    file.read(reinterpret_cast<char*>(tensor.data()), static_cast<std::streamsize>(tensor.count() * sizeof(float)));
    return tensor;
}

void write_tensor(const char* path, const Tensor& tensor) {
    std::ofstream file(path, std::ios::binary);
    const auto number = [&](std::int64_t value) {
        const auto word = static_cast<std::uint32_t>(value);
        file.write(reinterpret_cast<const char*>(&word), sizeof word);
    };
    number(tensor.shape().rank());
    for (int direction = 0; direction < tensor.shape().rank(); ++direction) number(tensor.shape()[direction]);
    file.write(reinterpret_cast<const char*>(tensor.data()),
               static_cast<std::streamsize>(tensor.count() * sizeof(float)));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto bytes = read_file(argv[1]);
    const auto network = Network::read(std::as_bytes(std::span(bytes)));
    if (!network) return std::cerr << "no network\n", 1;
    Team team(1);
    const auto out =
        network->run(read_tensor(argv[2]), {kernels(best_path()), team}, recoup::portable::StopSource().token());
    if (!out) return std::cerr << "it does not run\n", 1;
    write_tensor(argv[3], *out);
    return 0;
}
