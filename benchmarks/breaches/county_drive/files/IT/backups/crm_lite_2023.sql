-- MariaDB dump 10.19  Distrib 10.6.12-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: crm_lite
-- ------------------------------------------------------
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `people`;
CREATE TABLE `people` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `nm_last` varchar(60) DEFAULT NULL,
  `nm_first` varchar(60) DEFAULT NULL,
  `eml` varchar(120) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
LOCK TABLES `people` WRITE;
INSERT INTO `people` VALUES (7,'O\'Shaughnessy','Fionnuala','fosh@example.com'),(8,'Thao','Kou Ying',NULL),(9,'Pellegrini','Dante','dpell@example.org');
UNLOCK TABLES;
DROP TABLE IF EXISTS `ppl_doc`;
CREATE TABLE `ppl_doc` (
  `people_id` int(11) NOT NULL,
  `kind` char(3) NOT NULL,
  `val` varchar(40) DEFAULT NULL
) ENGINE=InnoDB;
LOCK TABLES `ppl_doc` WRITE;
INSERT INTO `ppl_doc` VALUES (7,'PPT','A41807723'),(8,'SSN','563-47-0921'),(9,'LIB','21417001884'),(8,'LIB','21417002917');
UNLOCK TABLES;
-- Dump completed on 2023-11-30  2:00:04
