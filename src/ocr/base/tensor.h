// Numbers in up to five directions, the last one the closest together. Values; any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>

namespace recoup::ocr::inline base {

// Sides and counts are signed, so that what is wrong shows; where memory is meant they are not.
constexpr std::size_t as_size(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

class Shape {
  public:
    static constexpr int kMostSides = 5;

    Shape() = default;
    Shape(std::initializer_list<std::int64_t> sides) {
        for (const auto side : sides) add(side);
    }

    int rank() const { return rank_; }
    // The caller sees to it that there is room, and that `direction` is below rank().
    void add(std::int64_t side) { sides_[as_size(rank_++)] = side; }
    std::int64_t operator[](int direction) const { return sides_[as_size(direction)]; }
    std::int64_t& operator[](int direction) { return sides_[as_size(direction)]; }
    std::int64_t last() const { return (*this)[rank_ - 1]; }

    // The product of the sides [from, to). Shapes are checked when they are made: see kMostNumbers.
    std::int64_t count(int from, int to) const {
        std::int64_t product = 1;
        for (int direction = from; direction < to; ++direction) product *= (*this)[direction];
        return product;
    }
    std::int64_t count() const { return count(0, rank_); }

    bool operator==(const Shape&) const = default;

  private:
    std::array<std::int64_t, kMostSides> sides_{};
    int rank_ = 0;
};

class Tensor {
  public:
    Tensor() = default;
    // What the numbers are is left open.
    explicit Tensor(const Shape& shape)
        : shape_(shape), data_(std::make_unique_for_overwrite<float[]>(as_size(shape.count()))) {}

    const Shape& shape() const { return shape_; }
    std::size_t count() const { return as_size(shape_.count()); }
    float* data() { return data_.get(); }
    const float* data() const { return data_.get(); }
    std::span<float> numbers() { return {data(), count()}; }
    std::span<const float> numbers() const { return {data(), count()}; }
    // The same numbers in another shape of the same count.
    void reshape(const Shape& shape) { shape_ = shape; }
    // The shape stays; data() is null from now on.
    void forget_numbers() { data_.reset(); }

  private:
    Shape shape_;
    std::unique_ptr<float[]> data_;
};

}  // namespace recoup::ocr::inline base
