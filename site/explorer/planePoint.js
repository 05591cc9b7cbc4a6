export {};
//# sourceMappingURL=planePoint.js.map
